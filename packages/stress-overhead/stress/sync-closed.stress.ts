import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/sync-closed.scenario.js';
import { syncClosed as targets } from '../src/targets.js';

stressTest('10,000 bare and 10,000 guarded synchronous calls: a closed breaker costs nanoseconds', {
  scenario,
  targets,
});
