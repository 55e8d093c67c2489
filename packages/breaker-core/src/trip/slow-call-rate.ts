import type { RuleAtWork } from './rule-at-work.js';
import { ThresholdRate } from './threshold-rate.js';
import type { TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/**
 * Trips when the share of slow calls reaches the threshold. A call counts once: when it completes
 * in time, or as soon as it is seen to be overdue, whichever comes first.
 */
export class SlowCallRate implements RuleAtWork {
  /** Calls are timed for it in any case. */
  readonly readsTime = true;
  readonly rule: Extract<TripRule, { kind: 'slow-call-rate' }>;
  readonly #rate: ThresholdRate;

  constructor(rule: Extract<TripRule, { kind: 'slow-call-rate' }>) {
    this.rule = rule;
    this.#rate = new ThresholdRate({ ...rule, threshold: rule.slowCallRateThreshold });
  }

  record(call: WatchedCall, nowMs: number): boolean {
    if (call.kind === 'overdue') return this.#rate.record(true, nowMs);
    return !call.wasOverdue && this.#rate.record(call.isSlow, nowMs);
  }

  clear(): void {
    this.#rate.clear();
  }

  adopt(earlier: SlowCallRate): void {
    this.#rate.adopt(earlier.#rate);
  }

  figures(): TripFigures {
    const { calls, marked, minimumCalls, threshold } = this.#rate;
    return { calls, slowCalls: marked, minimumCalls, slowCallRateThreshold: threshold };
  }
}
