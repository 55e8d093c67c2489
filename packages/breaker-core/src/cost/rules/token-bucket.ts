/** Sums of fractions are off by an ulp: what lacks so little of a token is one. */
const NOISE = 1e-9;

/** Lets so many calls a second through, and a burst of them after a pause. Full at first. */
export class TokenBucket {
  readonly #tokensPerMs: number;
  readonly #burst: number;
  #tokens: number;
  #atMs = Number.NEGATIVE_INFINITY;

  constructor({ callsPerSecond, burst }: { callsPerSecond: number; burst: number }) {
    this.#tokensPerMs = callsPerSecond / 1_000;
    this.#burst = burst;
    this.#tokens = burst;
  }

  has(nowMs: number): boolean {
    return this.#tokensAt(nowMs) >= 1 - NOISE;
  }

  /** How long until there is a token if none is taken: whole milliseconds; 0 when there is one. */
  waitMs(nowMs: number): number {
    if (this.has(nowMs)) return 0;
    // Half the noise: enough for a wait that comes out a whole number not to end an ulp early.
    return Math.ceil((1 - NOISE / 2 - this.#tokensAt(nowMs)) / this.#tokensPerMs);
  }

  /** Takes a token that it {@link has}. */
  take(nowMs: number): void {
    this.#tokens = this.#tokensAt(nowMs) - 1;
    this.#atMs = nowMs;
  }

  #tokensAt(nowMs: number): number {
    const refill = (nowMs - this.#atMs) * this.#tokensPerMs;
    return Math.min(this.#burst, this.#tokens + refill);
  }
}
