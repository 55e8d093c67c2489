import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/wrong-estimates.scenario.js';
import { wrongEstimates as targets } from '../src/wrong-estimates-targets.js';

stressTest(
  'with estimates wrong by 0.25× to 4× the cap is passed by no more than what the calls then in flight had underestimated',
  { scenario, targets },
);
