import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/rising-levels.scenario.js';
import { risingLevels as targets } from '../src/targets.js';

stressTest(
  'rising load, 10 to 200 concurrent and on to 10,000: throughput, latency, success and cost hold',
  { scenario, targets },
);
