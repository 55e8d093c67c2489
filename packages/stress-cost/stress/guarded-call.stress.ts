import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/guarded-call.scenario.js';
import { guardedCall as targets } from '../src/guarded-call-targets.js';

stressTest(
  'a call guarded by one budget costs at most 2.5 times what a guard written by hand adds',
  {
    scenario,
    targets,
  },
);
