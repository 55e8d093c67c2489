import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/async-closed.scenario.js';
import { asyncClosed as targets } from '../src/targets.js';

stressTest('1,000 bare and 1,000 guarded asynchronous calls: a closed breaker costs nanoseconds', {
  scenario,
  targets,
});
