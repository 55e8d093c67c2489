import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/shared-breaker-threads.scenario.js';
import { sharedBreakerThreads as targets } from '../src/targets.js';

stressTest(
  '20 threads × 50 operations, 500 calls at once and 8 threads × 1,000,000 operations on one shared breaker: not one update lost',
  { scenario, targets },
);
