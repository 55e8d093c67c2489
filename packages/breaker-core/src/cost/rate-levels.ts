import type { Levels } from './budget-tree.js';
import type { Ledger } from './ledger.js';

/** A pair, and what it makes. */
interface Joined {
  readonly levels: Levels;
  readonly rates: readonly Ledger[];
  readonly joined: Levels;
}

/** Levels that a reservation is held in, joined with the rate windows that count it as well. */
export class RateLevels {
  readonly #joined = new WeakMap<readonly Ledger[], WeakMap<Levels, Levels>>();

  #last: Joined | undefined = undefined;

  /** Made once for each pair, so that reservations share them. */
  of(levels: Levels, rates: readonly Ledger[]): Levels {
    if (rates.length === 0) return levels;
    if (this.#last?.levels !== levels || this.#last.rates !== rates) {
      this.#last = { levels, rates, joined: this.#find(levels, rates) };
    }
    return this.#last.joined;
  }

  #find(levels: Levels, rates: readonly Ledger[]): Levels {
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
