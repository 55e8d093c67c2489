import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/timer-flood.scenario.js';
import { timerFlood as targets } from '../src/targets.js';

stressTest(
  'hanging calls among 100,000 timers: each is given up in time, the breaker opens, and no timer is left',
  { scenario, targets },
);
