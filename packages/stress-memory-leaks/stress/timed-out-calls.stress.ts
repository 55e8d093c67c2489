import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/timed-out-calls.scenario.js';
import { endedAsMeant, nothingKept } from '../src/leak-targets.js';

stressTest('calls that time out leave no object behind, not one in 4,000 calls', {
  scenario,
  targets: [...endedAsMeant, ...nothingKept],
});
