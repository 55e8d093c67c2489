import type { RuleAtWork } from './rule-at-work.js';
import type { TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/** Trips at `failures` failures in a row, in the order in which calls complete. */
export class ConsecutiveFailures implements RuleAtWork {
  readonly readsTime = false;
  readonly rule: Extract<TripRule, { kind: 'consecutive-failures' }>;
  #inARow = 0;

  constructor(rule: Extract<TripRule, { kind: 'consecutive-failures' }>) {
    this.rule = rule;
  }

  /** Failures of another class neither count nor end the row; only a success ends it. */
  record(call: WatchedCall): boolean {
    if (call.kind === 'success') {
      this.#inARow = 0;
      return false;
    }
    if (call.kind === 'overdue') return false;
    const { errorClass, failures } = this.rule;
    if (errorClass !== undefined && call.errorClass !== errorClass) return false;
    this.#inARow++;
    return this.#inARow >= failures;
  }

  clear(): void {
    this.#inARow = 0;
  }

  adopt(earlier: ConsecutiveFailures): void {
    this.#inARow = earlier.#inARow;
  }

  figures(): TripFigures {
    return { failuresInARow: this.#inARow, failuresThreshold: this.rule.failures };
  }
}
