import { OptionCheck } from '../option-check.js';
import { ROOT_SCOPE } from './budget-tree.js';
import type { BudgetPeriod } from './period.js';
import { checkAuditText } from './rules/audit-text.js';
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
  /** Who answers for it, for the audit trail. A string of 1 to 1,000 characters. Default: nobody. */
  readonly by?: string;
  /** Why, likewise. Default: none. */
  readonly reason?: string;
}

/** @throws {@link InvalidOptionsError} with everything that is wrong with a change. */
export function capChange(change: CapChange): {
  scope: string;
  per: BudgetPeriod;
  capMicros: number;
  softCapMicros?: number;
  by: string | null;
  reason: string | null;
} {
  const check = new OptionCheck();
  const given = check.object('', change, ['scope', 'per', 'cap', 'softCap', 'by', 'reason']);
  const { scope = ROOT_SCOPE, by, reason } = given;
  check.text('scope', scope);
  checkedPeriod('per', given.per, check);
  const { capMicros, softCapMicros } = checkedCaps('', given, check);
  if (by !== undefined) checkAuditText('by', by, check);
  if (reason !== undefined) checkAuditText('reason', reason, check);
  check.done('setCap');
  return {
    scope: scope as string,
    per: given.per as BudgetPeriod,
    by: (by as string | undefined) ?? null,
    reason: (reason as string | undefined) ?? null,
    capMicros,
    ...(given.softCap === undefined ? {} : { softCapMicros }),
  };
}
