import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/sync-change.scenario.js';
import { overheadChange as targets } from '../src/targets.js';

stressTest('guarding a synchronous call costs no more than it did in the baseline', {
  scenario,
  targets,
});
