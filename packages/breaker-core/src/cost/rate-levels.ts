import type { Levels } from './budget-tree.js';
import type { Ledger } from './ledger.js';

/** Levels that a reservation is held in, joined with the rate windows that count it as well. */
export class RateLevels {
  readonly #joined = new WeakMap<readonly Ledger[], WeakMap<Levels, Levels>>();

  /** Made once for each pair, so that reservations share them. */
  of(levels: Levels, rates: readonly Ledger[]): Levels {
    if (rates.length === 0) return levels;
    let byLevels = this.#joined.get(rates);
    if (byLevels === undefined) this.#joined.set(rates, (byLevels = new WeakMap()));
    let joined = byLevels.get(levels);
    if (joined === undefined) {
      const { scope, budgets } = levels;
      joined = { scope, budgets, ledgers: [...budgets, ...rates] };
      byLevels.set(levels, joined);
    }
    return joined;
  }
}
