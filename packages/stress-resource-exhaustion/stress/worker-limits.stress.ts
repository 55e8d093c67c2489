import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/worker-limits.scenario.js';
import { workerLimits as targets } from '../src/targets.js';

stressTest(
  'a worker runs out of memory with calls in flight: these fail, the breaker opens, a new worker closes it',
  { scenario, targets },
);
