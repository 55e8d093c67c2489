import { ThresholdRate } from './threshold-rate.js';
import type { Trip, TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/** Trips when enough calls have completed and the share of failures reaches the threshold. */
export class FailureRate implements Trip {
  readonly readsTime: boolean;
  readonly #rate: ThresholdRate;
  readonly #errorClass: string | undefined;

  constructor(rule: Extract<TripRule, { kind: 'failure-rate' }>) {
    this.readsTime = rule.window.kind === 'time';
    this.#errorClass = rule.errorClass;
    this.#rate = new ThresholdRate({ ...rule, threshold: rule.failureRateThreshold });
  }

  /** Failures of another class count as completed calls. */
  record(call: WatchedCall, nowMs: number): boolean {
    if (call.kind === 'overdue') return false;
    const isFailure =
      call.kind === 'failure' &&
      (this.#errorClass === undefined || call.errorClass === this.#errorClass);
    return this.#rate.record(isFailure, nowMs);
  }

  clear(): void {
    this.#rate.clear();
  }

  adopt(earlier: FailureRate): void {
    this.#rate.adopt(earlier.#rate);
  }

  figures(): TripFigures {
    const { calls, marked, minimumCalls, threshold } = this.#rate;
    return { completed: calls, failures: marked, minimumCalls, failureRateThreshold: threshold };
  }
}
