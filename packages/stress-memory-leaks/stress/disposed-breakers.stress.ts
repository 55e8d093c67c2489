import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/disposed-breakers.scenario.js';
import { endedAsMeant, noTimersLeft, nothingKept } from '../src/leak-targets.js';

stressTest('breakers that are created and disposed leave nothing behind', {
  scenario,
  targets: [...endedAsMeant, ...noTimersLeft, ...nothingKept],
});
