import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/timers.scenario.js';
import { endedAsMeant, noTimersLeft, nothingKept } from '../src/leak-targets.js';

stressTest('calls that end in time leave no timer behind', {
  scenario,
  targets: [...endedAsMeant, ...noTimersLeft, ...nothingKept],
});
