import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/load-curve.scenario.js';
import { loadCurve as targets } from '../src/targets.js';

stressTest('goodput rises with load to the knee, and comes back after an overload', {
  scenario,
  targets,
});
