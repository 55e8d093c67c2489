import type { SubjectUsage } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';
import { executeByHand } from './by-hand.js';

const owner = 'stress-cost';
const NEAR_SHARE = 0.95;

/** A stage of its own for an almost spent budget, in which nobody thought of failures. */
export const nearTheCapLetsPass = mutant(
  {
    name: 'cost-near-the-cap-lets-pass',
    fault: 'from 95 % of the cap on an open circuit turns nothing away',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => {
        if (usedShare(sound.usage()) < NEAR_SHARE) return sound.execute(fn, call);
        return executeByHand(sound, {})(fn, call);
      },
    }),
  },
);

/** One decision is made, by whoever is asked: the other gate is not. */
export const budgetSwitchesOffCircuit = mutant(
  {
    name: 'cost-budget-switches-off-circuit',
    fault: 'where rules watch the budget, failing calls open nothing',
    owner,
  },
  {
    costOptions: ({ circuit, ...asked }) => {
      const hasRules = asked.rules !== undefined && asked.rules.length > 0;
      return hasRules || circuit === undefined ? asked : { ...asked, circuit };
    },
  },
);

/** A list of rules of which the mildest is taken. */
export const weakerRuleWins = mutant(
  {
    name: 'cost-weaker-rule-wins',
    fault: 'a rule that throttles switches off those that block',
    owner,
  },
  {
    costOptions: ({ rules = [], ...asked }) => {
      const throttles = rules.filter(({ action }) => action.kind === 'throttle');
      return { ...asked, rules: throttles.length > 0 ? throttles : rules };
    },
  },
);

function usedShare({ committedMicros, reservedMicros, capMicros }: SubjectUsage): number {
  return (committedMicros + reservedMicros) / capMicros;
}
