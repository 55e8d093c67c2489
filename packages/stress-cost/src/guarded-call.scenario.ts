import { COMPARISON_LIMITS, defineScenario } from '@breaker-lab/stress-harness';
import { endlessBreaker } from './guarded-call-breaker.js';
import { measureGuardedCall } from './guarded-call-run.js';
import { withinOneUtcDay } from './utc-day.js';

/** What a call through a cost breaker with one budget costs more than a bare one. */
export default defineScenario({
  name: 'guarded-call',
  needs: ['cost'],
  expectedSeconds: { smoke: 4, standard: 7, soak: 35 },
  sampling: 'agreement',
  limits: COMPARISON_LIMITS,
  run: (lab) => withinOneUtcDay(() => measureGuardedCall(lab, endlessBreaker(lab))),
});
