import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

const NS_PER_MS = 1e6;

/** A distribution of durations: three significant digits, no sample dropped. */
export class LatencyHistogram {
  /** From the first sample on: its memory takes longer to get than a whole schedule to walk. */
  #recorded: RecordableHistogram | undefined;
  #sumMs = 0;

  record(durationMs: number): void {
    this.#sumMs += durationMs;
    this.#histogram.record(Math.max(1, Math.round(durationMs * NS_PER_MS)));
  }

  /** Takes over every sample of another. */
  add(other: LatencyHistogram): void {
    this.#sumMs += other.#sumMs;
    if (other.#recorded !== undefined) this.#histogram.add(other.#recorded);
  }

  get count(): number {
    return this.#recorded?.count ?? 0;
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

  get #histogram(): RecordableHistogram {
    return (this.#recorded ??= createHistogram({
      lowest: 1,
      highest: 3_600_000_000_000,
      figures: 3,
    }));
  }
}
