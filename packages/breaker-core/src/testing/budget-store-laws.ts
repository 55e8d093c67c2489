import { StoreDesk } from './store-desk.js';
import { ENTRY_RULES } from './store-entry-rules.js';
import { EXPIRY_RULES } from './store-expiry-rules.js';
import { HOLD_RULES } from './store-hold-rules.js';
import type { StoreLaw, StoreUnderTest } from './store-law.js';

/**
 * What every {@link BudgetStore} promises, to be run by any test runner: each law on a store of its
 * own.
 *
 * @remarks
 * The laws look at a store through its two methods alone. They cannot see whether it survives a crash,
 * nor what it forgets; and that they find no interleaving is no proof that there is none.
 *
 * @param create - makes an empty store: a new one, or one with a prefix of its own.
 * @param options - `tickMs`: the unit of time of the laws, which let up to twelve pass at once. With
 * a store that answers at once any will do; with one on a network take so much that some twenty calls
 * fit into it. Milliseconds, at least 10; default 100.
 * @example
 * ```ts
 * for (const { name, check } of budgetStoreLaws(create)) test(name, check);
 * ```
 */
export function budgetStoreLaws(
  create: () => StoreUnderTest | PromiseLike<StoreUnderTest>,
  { tickMs = 100 }: { readonly tickMs?: number } = {},
): readonly StoreLaw[] {
  return [...HOLD_RULES, ...ENTRY_RULES, ...EXPIRY_RULES].map(({ name, check }) => ({
    name,
    check: async () => {
      await check(new StoreDesk(await create(), tickMs));
    },
  }));
}
