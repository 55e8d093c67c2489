import { stressTest } from '@breaker-lab/stress-harness/jest';
import { throttle as targets } from '../src/throttle-targets.js';
import scenario from '../src/throttle.scenario.js';

stressTest('a throttle is a rate: nobody waits, and it lets go when the pressure is gone', {
  scenario,
  targets,
});
