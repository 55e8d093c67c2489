import type { RuleMark, RuleTrip, RuleVerdict, SharedRule } from './shared-rule.js';
import type { SharedState } from './shared-state.js';

const COUNT_BITS = 20;
const COUNT = 2 ** COUNT_BITS - 1;

/**
 * Failures in a row, in one word.
 *
 * ```
 *  31                            0
 *  │ generation: 12 │ in a row: 20 │
 * ```
 *
 * @remarks
 * A success where nothing has failed reads two words and writes none.
 */
export class FailureStreak implements SharedRule {
  readonly #words: Int32Array;
  readonly #at: number;
  readonly #failures: number;

  constructor(words: Int32Array, { at, failures }: { at: number; failures: number }) {
    this.#words = words;
    this.#at = at;
    this.#failures = failures;
  }

  load(): number {
    return Atomics.load(this.#words, this.#at);
  }

  prepare(seen: number, generation: number): boolean {
    const empty = generation << COUNT_BITS;
    return seen === empty || this.#swap(seen, empty);
  }

  record(mark: RuleMark, generation: number, state: SharedState): RuleVerdict {
    for (;;) {
      // Before the state: as that is still in the generation, so was this word.
      const word = this.load();
      if (!state.isIn(generation)) return 'late';
      const inARow = word & COUNT;
      if (inARow === this.#failures) return this.#trip('another-call');
      if (mark === 'other-failure' || (mark === 'success' && inARow === 0)) return 'counted';
      const after = mark === 'success' ? 0 : inARow + 1;
      if (!this.#swap(word, (word & ~COUNT) | after)) continue;
      return after === this.#failures ? this.#trip('this-call') : 'counted';
    }
  }

  #trip(by: RuleTrip['by']): RuleTrip {
    return { by, figures: { failuresInARow: this.#failures, failuresThreshold: this.#failures } };
  }

  #swap(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, this.#at, from, to) === from;
  }
}
