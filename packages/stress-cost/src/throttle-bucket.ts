const MS_PER_SECOND = 1_000;

/** How many calls a throttle lets through: `calls` in `perSeconds`, and a `burst` after a pause. */
export interface ThrottleRate {
  readonly calls: number;
  readonly perSeconds: number;
  readonly burst: number;
}

/** A token bucket in whole numbers, on a clock of whole milliseconds: exact however long it runs. */
export class ThrottleBucket {
  /** Parts that come back in a millisecond. */
  readonly #partsPerMs: number;
  /** Parts that a call takes. */
  readonly #partsPerCall: number;
  readonly #partsMax: number;
  #parts: number;
  #atMs = 0;

  constructor({ calls, perSeconds, burst }: ThrottleRate) {
    this.#partsPerMs = calls;
    this.#partsPerCall = perSeconds * MS_PER_SECOND;
    this.#partsMax = burst * this.#partsPerCall;
    this.#parts = this.#partsMax;
  }

  /** How long one call's share takes to come back, rounded up to whole milliseconds. */
  get callMs(): number {
    return Math.ceil(this.#partsPerCall / this.#partsPerMs);
  }

  has(nowMs: number): boolean {
    return this.#partsAt(nowMs) >= this.#partsPerCall;
  }

  /** A call takes its share, which it {@link has}. */
  take(nowMs: number): void {
    this.#parts = this.#partsAt(nowMs) - this.#partsPerCall;
    this.#atMs = nowMs;
  }

  #partsAt(nowMs: number): number {
    return Math.min(this.#partsMax, this.#parts + (nowMs - this.#atMs) * this.#partsPerMs);
  }
}
