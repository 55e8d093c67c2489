import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/async-interleavings.scenario.js';
import { asyncInterleavings as targets } from '../src/targets.js';

stressTest(
  'in 20,000 explored orders of calls, answers and timers, from three start states, every promise is kept',
  { scenario, targets },
);
