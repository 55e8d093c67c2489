import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/rising-in-flight.scenario.js';
import { risingInFlight as targets } from '../src/targets.js';

stressTest('1,500 to 100,000 calls are in flight at once, and not one is lost or doubled', {
  scenario,
  targets,
});
