import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/sync-calls.scenario.js';
import { syncCalls as targets } from '../src/targets.js';

stressTest('1,000 synchronous calls and more, each returning what its own call returned', {
  scenario,
  targets,
});
