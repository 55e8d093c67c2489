import { defineScenario } from '@breaker-lab/stress-harness';
import { TIME_WINDOW } from './breakers.js';
import { CHANGE_LIMITS, overheadChange, withoutTimeOrBaseline } from './overhead-change.js';

const PAIRS = { smoke: 3, standard: 5, soak: 5 };
const DURATION_MS = { smoke: 600, standard: 1_000, soak: 10_000 };

/** What an asynchronous call through a closed breaker costs, compared with the baseline's. */
export default defineScenario({
  name: 'async-change',
  needs: [],
  expectedSeconds: { smoke: 10, standard: 17, soak: 80 },
  sampling: 'agreement',
  limits: CHANGE_LIMITS,
  unavailable: withoutTimeOrBaseline,
  run: (lab) =>
    overheadChange(lab, {
      way: 'async',
      trip: TIME_WINDOW,
      countedCalls: 1_000,
      durationMs: lab.pick(DURATION_MS),
      pairs: lab.pick(PAIRS),
    }),
});
