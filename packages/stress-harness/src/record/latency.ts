import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

const NS_PER_MS = 1e6;

/** A distribution of durations: three significant digits, no sample dropped. */
export class LatencyHistogram {
  readonly #histogram: RecordableHistogram = createHistogram({
    lowest: 1,
    highest: 3_600_000_000_000,
    figures: 3,
  });
  #sumMs = 0;

  record(durationMs: number): void {
    this.#sumMs += durationMs;
    this.#histogram.record(Math.max(1, Math.round(durationMs * NS_PER_MS)));
  }

  /** Takes over every sample of another. */
  add(other: LatencyHistogram): void {
    this.#sumMs += other.#sumMs;
    this.#histogram.add(other.#histogram);
  }

  get count(): number {
    return this.#histogram.count;
  }

  /** All samples added up, in milliseconds: unrounded, unlike the percentiles. */
  get sumMs(): number {
    return this.#sumMs;
  }

  /** @param percentile - above 0, up to 100. @returns milliseconds; NaN when nothing was recorded. */
  percentileMs(percentile: number): number {
    return this.count === 0 ? NaN : this.#histogram.percentile(percentile) / NS_PER_MS;
  }

  /** Largest sample in milliseconds; NaN when nothing was recorded. */
  get maxMs(): number {
    return this.count === 0 ? NaN : this.#histogram.max / NS_PER_MS;
  }
}
