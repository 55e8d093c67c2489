import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/worker-threads.scenario.js';
import { workerThreads as targets } from '../src/targets.js';

stressTest('20 worker threads × 50 operations, each with its own breaker: not one update lost', {
  scenario,
  targets,
});
