/** Requests by the moment they were meant to start, and how many of them got their answer. */
export class GoodputTimeline {
  readonly #beginMs: number;
  readonly #binMs: number;
  readonly #offered: number[] = [];
  readonly #answered: number[] = [];

  /**
   * @param beginMs - when the first bin begins.
   * @param options.binMs - how long each is.
   */
  constructor(beginMs: number, { binMs }: { binMs: number }) {
    this.#beginMs = beginMs;
    this.#binMs = binMs;
  }

  offer(intendedStartMs: number): void {
    count(this.#offered, this.#bin(intendedStartMs));
  }

  answer(intendedStartMs: number): void {
    count(this.#answered, this.#bin(intendedStartMs));
  }

  /** Share of requests answered, bin by bin; 1 where none was offered. */
  get shares(): number[] {
    return Array.from({ length: this.#offered.length }, (_, bin) => {
      const offered = this.#offered[bin] ?? 0;
      return offered === 0 ? 1 : (this.#answered[bin] ?? 0) / offered;
    });
  }

  #bin(intendedStartMs: number): number {
    return Math.floor((intendedStartMs - this.#beginMs) / this.#binMs);
  }
}

function count(bins: number[], bin: number): void {
  bins[bin] = (bins[bin] ?? 0) + 1;
}
