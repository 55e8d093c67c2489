import { stressTest } from '@breaker-lab/stress-harness/jest';
import { badAmounts as targets } from '../src/bad-amounts-targets.js';
import scenario from '../src/bad-amounts.scenario.js';

stressTest(
  'an estimate that is no amount changes nothing, and a cost that is none is charged as estimated',
  { scenario, targets },
);
