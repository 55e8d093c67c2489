import type { Now } from '../ledger.js';
import type { Gauge } from './gauge.js';

/**
 * One thing that rules measure, and the lowest limit that any of them sets: a call below it meets
 * none of them, however many they are.
 */
export class Meter {
  readonly #gauges: readonly Gauge[];
  readonly #gauge: Gauge;
  /** What {@link #lowestMicros} was taken at. */
  #scaleMicros = Number.NaN;
  #lowestMicros = 0;

  /** @param gauges - that measure the same; at least one. */
  constructor(gauges: readonly [Gauge, ...Gauge[]]) {
    this.#gauges = gauges;
    this.#gauge = gauges[0];
  }

  /** Whether a call of so much is within every limit. */
  isBelow(estimateMicros: number, now: Now): boolean {
    const gauge = this.#gauge;
    const { scaleMicros } = gauge;
    if (scaleMicros !== this.#scaleMicros) {
      this.#scaleMicros = scaleMicros;
      this.#lowestMicros = Math.min(...this.#gauges.map(({ limitMicros }) => limitMicros));
    }
    return gauge.measuredMicros(now) + estimateMicros <= this.#lowestMicros;
  }
}

/** The meters of some gauges: one for each thing that is measured. */
export function metersOf(gauges: readonly Gauge[]): readonly Meter[] {
  const byMeasured = new Map<unknown, [Gauge, ...Gauge[]]>();
  for (const gauge of gauges) {
    const same = byMeasured.get(gauge.measured);
    if (same === undefined) byMeasured.set(gauge.measured, [gauge]);
    else same.push(gauge);
  }
  return [...byMeasured.values()].map((same) => new Meter(same));
}
