import type { CompletedOutcome } from '../outcome.js';
import type { CallWindow } from './call-window.js';

/** Buckets of a time window: it forgets in steps of 1/32 of its duration. */
export const TIME_WINDOW_BUCKETS = 32;

/**
 * The completed calls of the last `durationMs`: a ring of buckets, each covering 1/32 of it.
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
  readonly #completedIn = new Float64Array(TIME_WINDOW_BUCKETS);
  readonly #failuresIn = new Float64Array(TIME_WINDOW_BUCKETS);
  #startMs: number | undefined;
  #current = 0;
  #completed = 0;
  #failures = 0;

  constructor({ durationMs }: { durationMs: number }) {
    this.#bucketMs = durationMs / TIME_WINDOW_BUCKETS;
  }

  get completed(): number {
    return this.#completed;
  }

  get failures(): number {
    return this.#failures;
  }

  record(outcome: CompletedOutcome, nowMs: number): void {
    this.#startMs ??= nowMs;
    const bucket = Math.floor((nowMs - this.#startMs) / this.#bucketMs);
    if (bucket > this.#current) this.#forgetBefore(bucket);
    const slot = this.#current % TIME_WINDOW_BUCKETS;
    this.#completed++;
    this.#add(this.#completedIn, slot);
    if (outcome === 'failure') {
      this.#failures++;
      this.#add(this.#failuresIn, slot);
    }
  }

  clear(): void {
    this.#completedIn.fill(0);
    this.#failuresIn.fill(0);
    this.#completed = 0;
    this.#failures = 0;
  }

  /** Empties the slots between the current bucket and `bucket`; at most one round of the ring. */
  #forgetBefore(bucket: number): void {
    const passed = Math.min(bucket - this.#current, TIME_WINDOW_BUCKETS);
    for (let number = bucket - passed + 1; number <= bucket; number++) {
      const slot = number % TIME_WINDOW_BUCKETS;
      this.#completed -= this.#completedIn[slot] ?? 0;
      this.#failures -= this.#failuresIn[slot] ?? 0;
      this.#completedIn[slot] = 0;
      this.#failuresIn[slot] = 0;
    }
    this.#current = bucket;
  }

  #add(counts: Float64Array, slot: number): void {
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
}
