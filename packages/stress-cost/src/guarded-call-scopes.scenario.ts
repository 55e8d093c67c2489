import {
  COMPARISON_LIMITS,
  defineScenario,
  type SubjectCostRule,
} from '@breaker-lab/stress-harness';
import { endlessBreaker } from './guarded-call-breaker.js';
import { measureGuardedCall } from './guarded-call-run.js';
import { withinOneUtcDay } from './utc-day.js';

const LEVELS = 4;
const AN_HOUR_MS = 3_600_000;
/** No run spends so much in an hour, in currency units. */
const UNREACHED = 1_000_000;
/** Half of them look at a window that slides, half at a share of the cap; none is ever met. */
const RULES: readonly SubjectCostRule[] = [0.5, 0.6, 0.7, 0.8, 0.9].flatMap((above) => [
  { when: { kind: 'share', above }, action: { kind: 'block' } },
  {
    when: { kind: 'rate', perMs: AN_HOUR_MS, above: above * UNREACHED },
    action: { kind: 'block' },
  },
]);

/** What a call costs more than a bare one that four budgets and ten rules are asked about. */
export default defineScenario({
  name: 'guarded-call-scopes',
  needs: ['cost', 'cost-scopes', 'cost-rules'],
  expectedSeconds: { smoke: 4, standard: 7, soak: 35 },
  sampling: 'agreement',
  limits: COMPARISON_LIMITS,
  run: (lab) =>
    withinOneUtcDay(() =>
      measureGuardedCall(lab, endlessBreaker(lab, { levels: LEVELS, rules: RULES })),
    ),
});
