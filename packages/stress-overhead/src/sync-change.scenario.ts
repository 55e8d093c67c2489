import { defineScenario } from '@breaker-lab/stress-harness';
import { CONSECUTIVE } from './breakers.js';
import { CHANGE_LIMITS, overheadChange, withoutTimeOrBaseline } from './overhead-change.js';

const DURATION_MS = { smoke: 100, standard: 450, soak: 1_000 };

/** What a synchronous call through a closed breaker costs, compared with the baseline's. */
export default defineScenario({
  name: 'sync-change',
  needs: ['sync'],
  expectedSeconds: { smoke: 5, standard: 10, soak: 20 },
  sampling: 'agreement',
  limits: CHANGE_LIMITS,
  unavailable: withoutTimeOrBaseline,
  run: (lab) =>
    overheadChange(lab, {
      way: 'sync',
      trip: CONSECUTIVE,
      countedCalls: 10_000,
      durationMs: lab.pick(DURATION_MS),
      pairs: 3,
    }),
});
