/** What a shared breaker does with calls. */
export type SharedBreakerState = 'closed' | 'open' | 'half-open';

const KINDS = ['closed', 'open', 'half-open'] as const satisfies SharedBreakerState[];
const KIND_BITS = 2;
const TURN_BITS = 3;

/** The first generation, as in a local breaker. */
export const FIRST_GENERATION = 1;

/**
 * The one word that is the breaker's state. It changes by compare-and-swap alone, and every
 * decision is taken when, and only when, that succeeds.
 *
 * ```
 *  31                                                          0
 *  │ generation │ kind: 2 bits │ turn: 3 bits │ trials succeeded │
 * ```
 *
 * @remarks
 * The generation takes what the trials leave: 27 bits where one success closes the breaker, 21
 * where it takes 64. `turn` counts the slots taken from trials that had outlived their deadline,
 * so that such a trial cannot decide at the same moment.
 */
export class SharedState {
  readonly #words: Int32Array;
  readonly #at: number;
  readonly #tallyBits: number;
  readonly #generationShift: number;

  /** @param successes - successful trials that close the breaker: 1 to 64. */
  constructor(words: Int32Array, { at, successes }: { at: number; successes: number }) {
    this.#words = words;
    this.#at = at;
    this.#tallyBits = 32 - Math.clz32(successes - 1);
    this.#generationShift = this.#tallyBits + TURN_BITS + KIND_BITS;
  }

  load(): number {
    return Atomics.load(this.#words, this.#at);
  }

  /** Writes the first word; before anybody else knows of the memory. */
  initialize(): void {
    Atomics.store(this.#words, this.#at, this.#word(FIRST_GENERATION, 'closed'));
  }

  generationOf(word: number): number {
    return word >>> this.#generationShift;
  }

  kindOf(word: number): SharedBreakerState {
    return KINDS[(word >>> (this.#tallyBits + TURN_BITS)) & 3] ?? 'closed';
  }

  isClosed(word: number): boolean {
    return ((word >>> (this.#tallyBits + TURN_BITS)) & 3) === 0;
  }

  /** Trials that have succeeded in this half-open period. */
  succeededOf(word: number): number {
    return word & ((1 << this.#tallyBits) - 1);
  }

  /** Whether a generation still lasts. */
  isIn(generation: number): boolean {
    return this.generationOf(this.load()) === generation;
  }

  /** The generation after one. */
  next(generation: number): number {
    return (generation + 1) & (2 ** (32 - this.#generationShift) - 1);
  }

  /** Begins the next generation; false when the state is `word` no more. */
  advance(word: number, kind: SharedBreakerState): boolean {
    return this.#swap(word, this.#word(this.next(this.generationOf(word)), kind));
  }

  /** Counts a successful trial; false when the state is `word` no more. */
  countSuccess(word: number): boolean {
    return this.#swap(word, word + 1);
  }

  /**
   * Marks that a slot is taken from a trial, so that whoever has loaded the word before cannot
   * change it any more.
   *
   * @returns false when the generation is over.
   */
  turn(generation: number): boolean {
    const mask = ((1 << TURN_BITS) - 1) << this.#tallyBits;
    for (;;) {
      const word = this.load();
      if (this.generationOf(word) !== generation) return false;
      const turned = (word + (1 << this.#tallyBits)) & mask;
      if (this.#swap(word, (word & ~mask) | turned)) return true;
    }
  }

  #word(generation: number, kind: SharedBreakerState): number {
    return (
      (generation << this.#generationShift) | (KINDS.indexOf(kind) << (this.#tallyBits + TURN_BITS))
    );
  }

  #swap(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, this.#at, from, to) === from;
  }
}
