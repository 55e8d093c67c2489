import { TICK_BITS } from './shared-ticks.js';

/** The end of an open period. */
export interface OpenPeriod {
  /** Low bits of the generation it is the open period of. */
  readonly tag: number;
  /** How often the breaker has opened since it last worked, from 1; at most 255. */
  readonly attempt: number;
  /** The tick at which it is over. */
  readonly dueTick: number;
}

const TAG_BITS = 12;
const ATTEMPT_BITS = 8n;
const ATTEMPTS_MAX = 255;
const TICKS = (1n << TICK_BITS) - 1n;

/**
 * The word (of 64 bits) that says when the present open period is over, or the last one was.
 *
 * ```
 *  63                                      0
 *  │ generation: 12 │ attempt: 8 │ tick: 44 │
 * ```
 *
 * @remarks
 * It is written for a generation *before* the state word begins it: whoever opens the breaker and
 * stops there has left nothing to be done. To prepare it, load it first and the state word then:
 * if that is still in the generation before, no later period can have been prepared when it was
 * loaded, and the swap from exactly that word overwrites none.
 */
export class OpenPeriodWord {
  readonly #words: BigUint64Array;
  readonly #at: number;

  constructor(words: BigUint64Array, at: number) {
    this.#words = words;
    this.#at = at;
  }

  load(): bigint {
    return Atomics.load(this.#words, this.#at);
  }

  read(word: bigint): OpenPeriod {
    return {
      tag: Number(word >> (TICK_BITS + ATTEMPT_BITS)),
      attempt: Number((word >> TICK_BITS) & BigInt(ATTEMPTS_MAX)),
      dueTick: Number(word & TICKS),
    };
  }

  /** The tick at which the present open period is over. */
  dueTick(): number {
    return Number(this.load() & TICKS);
  }

  /** Which opening in a row `generation` will be, `seen` being what was prepared last. */
  attemptAfter(
    seen: bigint,
    { generation, isFirst }: { generation: number; isFirst: boolean },
  ): number {
    if (isFirst) return 1;
    const { tag, attempt } = this.read(seen);
    return tag === tagOf(generation) ? attempt : Math.min(ATTEMPTS_MAX, attempt + 1);
  }

  /**
   * Sees to it that the open period `generation` lasts until `dueTick`, or longer where somebody
   * else has seen to that.
   *
   * @returns false when the word was `seen` no more: load it and the state again.
   */
  prepare(
    seen: bigint,
    { generation, attempt, dueTick }: { generation: number; attempt: number; dueTick: number },
  ): boolean {
    const tag = tagOf(generation);
    const period = this.read(seen);
    if (period.tag === tag && period.dueTick >= dueTick) return true;
    return this.#swap(seen, { tag, attempt, dueTick });
  }

  /** The same for the present period, which is left as it is otherwise. */
  extend(seen: bigint, { generation, dueTick }: { generation: number; dueTick: number }): boolean {
    return this.prepare(seen, { generation, attempt: this.read(seen).attempt, dueTick });
  }

  #swap(seen: bigint, { tag, attempt, dueTick }: OpenPeriod): boolean {
    const word =
      (BigInt(tag) << (TICK_BITS + ATTEMPT_BITS)) |
      (BigInt(attempt) << TICK_BITS) |
      BigInt(dueTick);
    return Atomics.compareExchange(this.#words, this.#at, seen, word) === seen;
  }
}

function tagOf(generation: number): number {
  return generation & (2 ** TAG_BITS - 1);
}
