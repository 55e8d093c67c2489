import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/guarded-call-scopes.scenario.js';
import { guardedCallScopes as targets } from '../src/guarded-call-targets.js';

stressTest(
  'a call guarded by four nested budgets and ten rules costs at most four times what a guard written by hand adds',
  {
    scenario,
    targets,
  },
);
