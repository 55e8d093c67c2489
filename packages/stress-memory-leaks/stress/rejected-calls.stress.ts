import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/rejected-calls.scenario.js';
import { noneAdmitted, nothingKept } from '../src/leak-targets.js';

stressTest('calls that are rejected leave no object behind, not one in 4,000 calls', {
  scenario,
  targets: [...noneAdmitted, ...nothingKept],
});
