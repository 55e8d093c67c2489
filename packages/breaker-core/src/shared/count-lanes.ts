/** What is counted; a place in every lane. */
export const COUNTED = [
  'admitted',
  'succeeded',
  'failed',
  'ignored',
  'cancelled',
  'late',
  'rejected',
  'timedOut',
  'expired',
  'observerErrors',
] as const;

/** The name of a count. */
export type Counted = (typeof COUNTED)[number];

/** Where a count is in its lane. */
export const PLACE = Object.fromEntries(COUNTED.map((name, place) => [name, place])) as Readonly<
  Record<Counted, number>
>;

/** Lanes of one breaker. More threads than that share them, which is as exact, but slower. */
export const LANES = 16;

/** Words of a lane: the counts, then how often each has passed another half of its range. */
export const LANE_WORDS = 32;
const HALVES_AT = 16;
const HALF = 2 ** 31;

/**
 * Counts that many threads add to: each thread in a lane of its own, so that they do not wait for
 * each other's cache line.
 *
 * ```
 * lane  │ low 0 │ low 1 │ … │ halves 0 │ halves 1 │ …      count = halves × 2³¹ + low mod 2³¹
 * ```
 *
 * @remarks
 * What a thread has counted stays when it ends. The top bit of `low` tells whether `halves` is
 * odd, so that a reader sees a thread that has passed a half and not said so yet.
 */
export class CountLanes {
  readonly #words: Int32Array;
  readonly #at: number;
  readonly #own: number;

  /** @param attachment - which one this is of those who count: 0, 1, 2 … */
  constructor(words: Int32Array, { at, attachment }: { at: number; attachment: number }) {
    this.#words = words;
    this.#at = at;
    this.#own = at + (attachment % LANES) * LANE_WORDS;
  }

  /** Adds 1 to the count at a place. */
  add(place: number): void {
    const before = Atomics.add(this.#words, this.#own + place, 1);
    if ((before & 0x7fffffff) === 0x7fffffff) {
      Atomics.add(this.#words, this.#own + HALVES_AT + place, 1);
    }
  }

  /** The sum over all lanes, exact when nobody counts meanwhile. */
  sum(counted: Counted): number {
    let sum = 0;
    for (let lane = 0; lane < LANES; lane++) {
      sum += this.#count(this.#at + lane * LANE_WORDS + PLACE[counted]);
    }
    return sum;
  }

  #count(at: number): number {
    // In this order: a half that is passed in between is seen in `low`.
    const halves = Atomics.load(this.#words, at + HALVES_AT);
    const low = Atomics.load(this.#words, at);
    const isBehind = (halves & 1) !== low >>> 31;
    return (halves + Number(isBehind)) * HALF + (low & 0x7fffffff);
  }
}
