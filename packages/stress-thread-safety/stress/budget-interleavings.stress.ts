import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/budget-interleavings.scenario.js';
import { budgetInterleavings as targets } from '../src/targets.js';

stressTest(
  'whatever the order of their atomic operations, threads share a budget as if each act were done at once',
  { scenario, targets },
);
