import { defineScenario } from '@breaker-lab/stress-harness';
import { CONSECUTIVE } from './breakers.js';
import { CHANGE_LIMITS, overheadChange, withoutBaseline } from './overhead-change.js';

const DURATION_MS = { smoke: 100, standard: 150, soak: 1_000 };

/** What a synchronous call through a closed breaker costs, compared with the baseline's. */
export default defineScenario({
  name: 'sync-change',
  needs: ['sync'],
  expectedSeconds: { smoke: 3, standard: 4, soak: 12 },
  sampling: 'agreement',
  limits: CHANGE_LIMITS,
  unavailable: withoutBaseline,
  run: (lab) =>
    overheadChange(lab, {
      way: 'sync',
      trip: CONSECUTIVE,
      countedCalls: 10_000,
      durationMs: lab.pick(DURATION_MS),
      pairs: 1,
    }),
});
