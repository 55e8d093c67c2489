import type { Upstream } from '@breaker-lab/stress-harness';
import type { CountedUpstream } from './counted-upstream.js';
import { RateForecast } from './rate-forecast.js';
import type { RateTrip } from './pressed-options.js';

/** How the breaker in front stands, at the moment in which it is asked. */
export interface BreakerView {
  readonly isClosed: () => boolean;
  /** Transitions up to now. */
  readonly generation: () => number;
}

/**
 * Stands between a breaker and its upstream, and foretells from the outcomes at which failure the
 * breaker must open. What was admitted in another generation decides nothing.
 */
export class WatchedUpstream implements Upstream {
  readonly #inner: CountedUpstream;
  readonly #view: BreakerView;
  readonly #forecast: RateForecast;
  #generation = 0;
  #failuresDue: number | undefined;

  constructor(inner: CountedUpstream, { trip, view }: { trip: RateTrip; view: BreakerView }) {
    this.#inner = inner;
    this.#view = view;
    this.#forecast = new RateForecast(trip);
  }

  get call(): () => Promise<unknown> {
    const inner = this.#inner.call;
    return async () => {
      const admitted = this.#view.isClosed() ? this.#view.generation() : undefined;
      let failed = true;
      try {
        const result = await inner();
        failed = false;
        return result;
      } finally {
        if (admitted !== undefined) this.#record({ admitted, failed });
      }
    };
  }

  get started(): number {
    return this.#inner.started;
  }

  get succeeded(): number {
    return this.#inner.succeeded;
  }

  get failed(): number {
    return this.#inner.failed;
  }

  /** By which of the upstream's failures the breaker must leave this generation; undefined: not yet. */
  failuresDueIn(generation: number): number | undefined {
    return generation === this.#generation ? this.#failuresDue : undefined;
  }

  isFault(error: unknown): boolean {
    return this.#inner.isFault(error);
  }

  #record({ admitted, failed }: { admitted: number; failed: boolean }): void {
    if (admitted !== this.#view.generation()) return;
    if (admitted !== this.#generation) {
      this.#generation = admitted;
      this.#forecast.clear();
      this.#failuresDue = undefined;
    }
    if (this.#forecast.record({ failed })) this.#failuresDue ??= this.#inner.failed;
  }
}
