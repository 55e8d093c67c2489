import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/async-in-flight.scenario.js';
import { asyncInFlight as targets } from '../src/targets.js';

stressTest(
  '1,500 concurrent asynchronous calls are in flight at once and each gets its own result',
  {
    scenario,
    targets,
  },
);
