import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/succeeding-calls.scenario.js';
import { conserved, nothingKept } from '../src/leak-targets.js';

stressTest('calls that succeed leave no object behind, not one in 4,000 calls', {
  scenario,
  targets: [...conserved, ...nothingKept],
});
