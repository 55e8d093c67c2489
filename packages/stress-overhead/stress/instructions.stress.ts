import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/instructions.scenario.js';
import { instructions as targets } from '../src/targets.js';

stressTest('a guarded call takes as many instructions as it did in the baseline', {
  scenario,
  targets,
});
