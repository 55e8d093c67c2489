import type { BudgetTree } from '../budget-tree.js';
import type { Ledger, Now } from '../ledger.js';
import { isRolling, periodName } from '../period.js';
import type { ConditionTerm } from './condition-check.js';
import type { Gauge } from './gauge.js';
import { shareOf } from './share-of.js';

type BudgetTerm = Extract<ConditionTerm, { kind: 'amount' | 'share' }>;

/** Measures what is committed and reserved in the current period of a budget. */
export class BudgetGauge implements Gauge {
  readonly #term: BudgetTerm;
  #ledger: Ledger;
  readonly #slides: boolean;
  #capMicros = Number.NaN;
  #limitMicros = 0;

  constructor(term: BudgetTerm, tree: BudgetTree) {
    this.#term = term;
    this.#slides = isRolling(term);
    this.#ledger = ledgerOf(term, tree);
  }

  get measured(): Ledger {
    return this.#ledger;
  }

  get scaleMicros(): number {
    return this.#ledger.capMicros;
  }

  /** An amount, or a share of the cap that holds now. */
  get limitMicros(): number {
    const { capMicros } = this.#ledger;
    if (capMicros !== this.#capMicros) {
      this.#capMicros = capMicros;
      this.#limitMicros =
        this.#term.kind === 'amount'
          ? this.#term.limitMicros
          : shareOf(this.#term.share, capMicros);
    }
    return this.#limitMicros;
  }

  /**
   * Turns to the ledger of the current period.
   *
   * @returns whether it is another one than before.
   */
  turn(tree: BudgetTree): boolean {
    const before = this.#ledger;
    this.#ledger = ledgerOf(this.#term, tree);
    return this.#ledger !== before;
  }

  measuredMicros(now: Now): number {
    if (this.#slides) this.#ledger.advance(now);
    return this.#ledger.usedMicros;
  }

  retryAtEpochMs(estimateMicros: number, now: Now): number | null {
    // A ledger knows when a sum fits below its cap: the cap is farther away by so much.
    const beyondMicros = this.#ledger.capMicros - this.limitMicros;
    return this.#ledger.retryAtEpochMs(estimateMicros + beyondMicros, now);
  }
}

function ledgerOf({ scope, per }: BudgetTerm, tree: BudgetTree): Ledger {
  const ledger = tree.ledger(scope, per);
  if (ledger === undefined) throw new RangeError(`no ${periodName(per)} budget of ${scope}`);
  return ledger;
}
