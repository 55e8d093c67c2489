import { OptionCheck } from '../option-check.js';
import { ROOT_SCOPE } from './budget-tree.js';
import type { BudgetPeriod } from './period.js';
import { checkedCaps, checkedPeriod } from './scope-options.js';

/** Another cap for a budget there is. */
export interface CapChange {
  /** The scope of the budget. Default: the root. */
  readonly scope?: string;
  /** The period of the budget. */
  readonly per: BudgetPeriod;
  /** The cap from now on; see `BudgetOptions`. */
  readonly cap: number;
  /** The soft limit from now on. Default: as it was. */
  readonly softCap?: number;
}

/** @throws {@link InvalidOptionsError} with everything that is wrong with a change. */
export function capChange(change: CapChange): {
  scope: string;
  per: BudgetPeriod;
  capMicros: number;
  softCapMicros?: number;
} {
  const check = new OptionCheck();
  const given = check.object('', change, ['scope', 'per', 'cap', 'softCap']);
  const { scope = ROOT_SCOPE } = given;
  check.text('scope', scope);
  checkedPeriod('per', given.per, check);
  const { capMicros, softCapMicros } = checkedCaps('', given, check);
  check.done('setCap');
  return {
    scope: scope as string,
    per: given.per as BudgetPeriod,
    capMicros,
    ...(given.softCap === undefined ? {} : { softCapMicros }),
  };
}
