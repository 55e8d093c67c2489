import { MICROS_PER_UNIT, spentMicros } from '../money.js';
import { UnknownModelError } from './estimator-errors.js';
import type { CompletePrice, PriceTable } from './price-table.js';
import type { TokenCounts } from './token-counts.js';
import { TokenPrice } from './token-price.js';

/** A price table made ready for pricing. */
export class PriceList {
  readonly table: PriceTable;
  readonly #prices = new Map<string, TokenPrice>();
  readonly #models: readonly string[];

  /** @param table - checked, complete, frozen. */
  constructor(table: PriceTable) {
    this.table = table;
    for (const [model, price] of Object.entries(table.models)) {
      this.#prices.set(model, new TokenPrice(price as CompletePrice));
    }
    this.#models = Object.freeze([...this.#prices.keys()]);
  }

  /**
   * What checked tokens cost, in whole micro-units.
   *
   * @throws {@link UnknownModelError} for a model without a price, {@link InvalidAmountError} for a
   * cost above the largest amount.
   */
  micros(model: string, tokens: TokenCounts, role: 'estimate' | 'actual'): number {
    const price = this.#prices.get(model);
    if (price === undefined) throw new UnknownModelError(model, this.#models);
    // Whole already: this looks only whether it is an amount, by the one rule for all amounts.
    return spentMicros(role, price.micros(tokens) / MICROS_PER_UNIT);
  }
}
