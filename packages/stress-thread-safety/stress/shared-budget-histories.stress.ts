import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/shared-budget-histories.scenario.js';
import { sharedBudgetHistories as targets } from '../src/targets.js';

stressTest(
  '8 threads make 200,000 operations on 200 shared budgets: whatever they saw, some order of whole calls explains it',
  { scenario, targets },
);
