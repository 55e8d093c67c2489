import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/shared-budget-threads.scenario.js';
import { sharedBudgetThreads as targets } from '../src/targets.js';

stressTest(
  '8 threads spend one shared budget to its end: never a micro-unit over the cap, and the books are exact',
  { scenario, targets },
);
