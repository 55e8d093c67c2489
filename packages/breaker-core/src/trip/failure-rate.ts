import type { CompletedOutcome } from '../outcome.js';
import type { CallWindow } from '../window/call-window.js';
import { CountWindow } from '../window/count-window.js';
import { TimeWindow } from '../window/time-window.js';
import type { Trip, TripRule } from './trip-rule.js';

/** Trips when enough calls have completed and the share of failures reaches the threshold. */
export class FailureRate implements Trip {
  readonly readsTime: boolean;
  readonly #threshold: number;
  readonly #minimumCalls: number;
  readonly #window: CallWindow;

  constructor(rule: Extract<TripRule, { kind: 'failure-rate' }>) {
    this.#threshold = rule.failureRateThreshold;
    this.#minimumCalls = rule.minimumCalls;
    this.readsTime = rule.window.kind === 'time';
    this.#window =
      rule.window.kind === 'time' ? new TimeWindow(rule.window) : new CountWindow(rule.window);
  }

  /** Also a success can trip: it may be the call that completes the minimum. */
  record(outcome: CompletedOutcome, nowMs: number): boolean {
    this.#window.record(outcome, nowMs);
    const { completed, failures } = this.#window;
    // A quotient, not failures >= threshold × completed: 3/10 and 0.3 round to the same double.
    return completed >= this.#minimumCalls && failures / completed >= this.#threshold;
  }

  clear(): void {
    this.#window.clear();
  }
}
