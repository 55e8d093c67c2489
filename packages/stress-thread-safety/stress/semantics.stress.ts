import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/semantics.scenario.js';
import { semantics as targets } from '../src/targets.js';

stressTest('one call after the other, the breaker keeps its laws to the call and the millisecond', {
  scenario,
  targets,
});
