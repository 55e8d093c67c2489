import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/aborted-calls.scenario.js';
import { endedAsMeant, nothingKept } from '../src/leak-targets.js';

stressTest('calls that are aborted leave no object behind, not one in 4,000 calls', {
  scenario,
  targets: [...endedAsMeant, ...nothingKept],
});
