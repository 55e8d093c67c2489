import type { SubjectTrip } from '@breaker-lab/stress-harness';

/**
 * Says, outcome by outcome, whether a rate rule must open by now. For outcomes that all lie within
 * its window: the windows of this category are longer than a run's cycle.
 */
export class RateForecast {
  readonly #trip: Extract<SubjectTrip, { kind: 'rate' }>;
  #calls = 0;
  #failures = 0;

  constructor(trip: Extract<SubjectTrip, { kind: 'rate' }>) {
    this.#trip = trip;
  }

  /** A breaker that has closed begins with nothing. */
  clear(): void {
    this.#calls = 0;
    this.#failures = 0;
  }

  /** @returns whether the rule says open with this outcome. */
  record({ failed }: { failed: boolean }): boolean {
    const { minimumCalls, failureRateThreshold } = this.#trip;
    this.#calls++;
    if (failed) this.#failures++;
    return (
      failed && this.#calls >= minimumCalls && this.#failures / this.#calls >= failureRateThreshold
    );
  }
}
