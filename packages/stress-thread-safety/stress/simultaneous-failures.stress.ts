import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/simultaneous-failures.scenario.js';
import { simultaneousFailures as targets } from '../src/targets.js';

stressTest(
  'more failures in one tick than it takes make one transition, and up to 10,000 outcomes are all counted',
  { scenario, targets },
);
