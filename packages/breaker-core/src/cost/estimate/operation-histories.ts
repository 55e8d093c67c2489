import { AgeList } from '../../age-list.js';
import type { SettledEstimate } from './estimate.js';
import { type HistoryTerms, OperationHistory } from './operation-history.js';

/** How many operations are remembered, and how. */
export interface HistoriesTerms extends HistoryTerms {
  readonly maxOperations: number;
}

/** The histories by operation, bounded: the one used longest ago makes room for a new one. O(1). */
export class OperationHistories {
  readonly #terms: HistoriesTerms;
  readonly #byOperation = new Map<string, OperationHistory>();
  readonly #byUse = new AgeList<OperationHistory>();
  #forgotten = 0;

  constructor(terms: HistoriesTerms) {
    this.#terms = terms;
  }

  /** Operations that had to go. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The history of an operation, if it has one; that is a use of it. */
  use(operation: string | undefined): OperationHistory | undefined {
    if (operation === undefined) return undefined;
    const history = this.#byOperation.get(operation);
    if (history?.younger !== undefined) {
      this.#byUse.remove(history);
      this.#byUse.add(history);
    }
    return history;
  }

  learn(operation: string, sample: SettledEstimate): void {
    (this.use(operation) ?? this.#begin(operation)).learn(sample);
  }

  /** All of them, the one used longest ago first; that is no use. */
  *all(): IterableIterator<OperationHistory> {
    let history = this.#byUse.oldest;
    while (history !== undefined) {
      yield history;
      history = history.younger;
    }
  }

  #begin(operation: string): OperationHistory {
    const { oldest } = this.#byUse;
    if (oldest !== undefined && this.#byUse.size >= this.#terms.maxOperations) {
      this.#byUse.remove(oldest);
      this.#byOperation.delete(oldest.operation);
      this.#forgotten += 1;
    }
    const history = new OperationHistory(operation, this.#terms);
    this.#byOperation.set(operation, history);
    this.#byUse.add(history);
    return history;
  }
}
