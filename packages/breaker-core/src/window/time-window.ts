import type { CallWindow } from './call-window.js';

/** Buckets of a time window: it forgets in steps of 1/32 of its duration. */
export const TIME_WINDOW_BUCKETS = 32;

/**
 * The calls of the last `durationMs`: a ring of buckets, each covering 1/32 of it.
 *
 * ```
 * bucket number   …  7   8   9 │ 10        number = ⌊(now − first call) / bucket length⌋
 * ring slot       …  7   8   9 │ 10        slot = number mod 32
 *                    forgotten ┘  └ kept while number > current − 32
 * ```
 *
 * @remarks
 * A call is remembered for at least 31/32 of `durationMs` and never for `durationMs` or longer.
 * A clock that runs backwards moves nothing: calls count into the current bucket until it has
 * caught up.
 */
export class TimeWindow implements CallWindow {
  readonly #bucketMs: number;
  /** Calls in each slot, then marked calls in each. */
  readonly #counts = new Uint32Array(2 * TIME_WINDOW_BUCKETS);
  /** When the first call came. */
  #startMs = NaN;
  #current = 0;
  #slot = 0;
  #currentEndsAtMs = -Infinity;
  #calls = 0;
  #marked = 0;

  constructor({ durationMs }: { durationMs: number }) {
    this.#bucketMs = durationMs / TIME_WINDOW_BUCKETS;
  }

  get calls(): number {
    return this.#calls;
  }

  get marked(): number {
    return this.#marked;
  }

  record(isMarked: boolean, nowMs: number): void {
    if (nowMs >= this.#currentEndsAtMs) this.#moveTo(nowMs);
    this.#add({ calls: 1, marked: isMarked ? 1 : 0 });
  }

  clear(): void {
    this.#counts.fill(0);
    this.#calls = 0;
    this.#marked = 0;
  }

  /** Takes over what another window holds, as far as its own duration reaches back. */
  adopt(other: TimeWindow): void {
    const counts = other.#counts;
    const oldest = Math.max(0, other.#current - TIME_WINDOW_BUCKETS + 1);
    for (let number = oldest; number <= other.#current; number++) {
      const slot = number % TIME_WINDOW_BUCKETS;
      this.#moveTo(other.#startMs + number * other.#bucketMs);
      this.#add({ calls: counts[slot] ?? 0, marked: counts[slot + TIME_WINDOW_BUCKETS] ?? 0 });
    }
  }

  #add({ calls, marked }: { calls: number; marked: number }): void {
    const counts = this.#counts;
    const slot = this.#slot;
    this.#calls += calls;
    counts[slot] = (counts[slot] ?? 0) + calls;
    if (marked === 0) return;
    this.#marked += marked;
    counts[slot + TIME_WINDOW_BUCKETS] = (counts[slot + TIME_WINDOW_BUCKETS] ?? 0) + marked;
  }

  /** Makes the bucket that `nowMs` lies in the current one, unless it is past. */
  #moveTo(nowMs: number): void {
    if (Number.isNaN(this.#startMs)) this.#startMs = nowMs;
    const bucket = Math.floor((nowMs - this.#startMs) / this.#bucketMs);
    this.#forgetBefore(bucket);
    this.#currentEndsAtMs = this.#startMs + (this.#current + 1) * this.#bucketMs;
  }

  /** Empties the slots between the current bucket and `bucket`; at most one round of the ring. */
  #forgetBefore(bucket: number): void {
    const counts = this.#counts;
    const passed = Math.min(bucket - this.#current, TIME_WINDOW_BUCKETS);
    for (let back = 0; back < passed; back++) {
      const slot = (bucket - back) % TIME_WINDOW_BUCKETS;
      this.#calls -= counts[slot] ?? 0;
      this.#marked -= counts[slot + TIME_WINDOW_BUCKETS] ?? 0;
      counts[slot] = counts[slot + TIME_WINDOW_BUCKETS] = 0;
    }
    this.#current = bucket;
    this.#slot = bucket % TIME_WINDOW_BUCKETS;
  }
}
