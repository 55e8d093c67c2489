import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/instructions.scenario.js';
import { instructions as targets } from '../src/targets.js';

stressTest('a call through a closed breaker takes no more instructions than in the baseline', {
  scenario,
  targets,
});
