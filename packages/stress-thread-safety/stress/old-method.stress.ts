import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/old-method.scenario.js';
import { oldMethod as targets } from '../src/targets.js';

stressTest(
  "the old suite's 20 threads × 50 operations and 500 calls at once, with 10 % tolerance, see none of the ten planted faults",
  { scenario, targets },
);
