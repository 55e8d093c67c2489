/** Ticks a millisecond: times are stored as whole ticks, rounded up by less than one. */
const TICKS_PER_MS = 8;

/** Ticks take 44 bits of a word: more than sixty years. */
export const TICK_BITS = 44n;
const TICKS_MAX = 2 ** 44 - 1;

/**
 * Times as whole numbers above 0, counted from when the breaker was made, whatever the zero of its
 * clock.
 */
export class SharedTicks {
  readonly #zeroMs: number;

  /** @param zeroMs - a whole number of milliseconds, not after any time that is to be stored. */
  constructor(zeroMs: number) {
    this.#zeroMs = zeroMs;
  }

  /** When a time is over: the first tick that is not before it. */
  until(atMs: number): number {
    return Math.min(TICKS_MAX, Math.ceil((atMs - this.#zeroMs) * TICKS_PER_MS) + 1);
  }

  /** The last tick that is not after `nowMs`. */
  at(nowMs: number): number {
    return Math.floor((nowMs - this.#zeroMs) * TICKS_PER_MS) + 1;
  }

  /** How long until a tick, in milliseconds; 0 when it is over. */
  leftMs(tick: number, nowMs: number): number {
    return Math.max(0, this.#zeroMs + (tick - 1) / TICKS_PER_MS - nowMs);
  }
}
