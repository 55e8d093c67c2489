import type { RuleAtWork } from './rule-at-work.js';
import { ThresholdRate } from './threshold-rate.js';
import type { TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/** Trips when enough calls have completed and the share of failures reaches the threshold. */
export class FailureRate implements RuleAtWork {
  readonly readsTime: boolean;
  readonly rule: Extract<TripRule, { kind: 'failure-rate' }>;
  readonly #rate: ThresholdRate;

  constructor(rule: Extract<TripRule, { kind: 'failure-rate' }>) {
    this.readsTime = rule.window.kind === 'time';
    this.rule = rule;
    this.#rate = new ThresholdRate({ ...rule, threshold: rule.failureRateThreshold });
  }

  /** Failures of another class count as completed calls. */
  record(call: WatchedCall, nowMs: number): boolean {
    if (call.kind === 'success') return this.#rate.record(false, nowMs);
    if (call.kind === 'overdue') return false;
    const { errorClass } = this.rule;
    const isFailure = errorClass === undefined || call.errorClass === errorClass;
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
