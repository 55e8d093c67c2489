import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/guarded-call.scenario.js';
import { guardedCall as targets } from '../src/guarded-call-targets.js';

stressTest('a call guarded by one budget costs 300 ns more than a bare one, or less', {
  scenario,
  targets,
});
