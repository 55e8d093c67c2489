import type { SubjectCostOptions, SubjectCostRule } from '@breaker-lab/stress-harness';
import { createCostBreaker } from '../../core-cost-breaker.js';
import { mutant } from '../mutant.js';

const owner = 'stress-cost';
const YEAR_MS = 365 * 86_400_000;

/** A sum since the start is called a rate. */
export const rateByLifetimeTotal = mutant(
  {
    name: 'cost-rate-by-lifetime-total',
    fault: 'a rate counts all that was ever spent, not what was spent of late',
    owner,
  },
  { costOptions: (asked) => withRates(asked, (rate) => ({ ...rate, perMs: YEAR_MS })) },
);

/** At each border all is forgotten: what was spent just before it can be spent again just after. */
export const rateInFixedWindows = mutant(
  {
    name: 'cost-rate-in-fixed-windows',
    fault: 'a rate begins anew at each multiple of its window',
    owner,
  },
  {
    costBreaker: (sound, options) => {
      const { nowMs = () => 0, rules = [] } = options;
      const perMs = Math.min(
        ...rules.map(({ when }) => (when.kind === 'rate' ? when.perMs : YEAR_MS)),
      );
      const window = (): number => Math.floor(nowMs() / perMs);
      let counted = window();
      let current = sound;
      return {
        execute: (fn, call) => {
          if (window() !== counted) {
            counted = window();
            current = createCostBreaker(options);
          }
          return current.execute(fn, call);
        },
      };
    },
  },
);

/** The estimate is what was asked for; nobody comes back with what it has cost. */
export const rateByEstimates = mutant(
  {
    name: 'cost-rate-by-estimates',
    fault: 'a rate counts what calls were estimated at, not what they have cost',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => sound.execute(fn, { ...call, actual: () => call.estimate }),
    }),
  },
);

type Rate = Extract<SubjectCostRule['when'], { kind: 'rate' }>;

function withRates(asked: SubjectCostOptions, change: (rate: Rate) => Rate): SubjectCostOptions {
  const { rules = [] } = asked;
  return {
    ...asked,
    rules: rules.map((rule) =>
      rule.when.kind === 'rate' ? { ...rule, when: change(rule.when) } : rule,
    ),
  };
}
