import type { CostBreakerOptions, CostRule, RuleFired } from '../../../src/index.js';
import { costLab } from '../cost-lab.js';

/** A breaker of $10 a day with rules, and what they tell. */
export function ruled(rules: readonly CostRule[], options: CostBreakerOptions = {}) {
  const lab = costLab({ dailyCap: 10, rules, ...options });
  const fired: RuleFired[] = [];
  lab.breaker.on('rule-met', (event) => fired.push(event));
  return { ...lab, fired };
}

/** Why a call was refused; `ran` when it was not. */
export const reasonOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'ran',
    (error: unknown) => (error as { reason: unknown }).reason,
  );
