import type { Trip, TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/** Trips at `failures` failures in a row, in the order in which calls complete. */
export class ConsecutiveFailures implements Trip {
  readonly readsTime = false;
  readonly #limit: number;
  readonly #errorClass: string | undefined;
  #inARow = 0;

  constructor({ failures, errorClass }: Extract<TripRule, { kind: 'consecutive-failures' }>) {
    this.#limit = failures;
    this.#errorClass = errorClass;
  }

  /** Failures of another class neither count nor end the row; only a success ends it. */
  record(call: WatchedCall): boolean {
    if (call.kind === 'success') {
      this.#inARow = 0;
      return false;
    }
    if (call.kind === 'overdue') return false;
    if (this.#errorClass !== undefined && call.errorClass !== this.#errorClass) return false;
    this.#inARow++;
    return this.#inARow >= this.#limit;
  }

  clear(): void {
    this.#inARow = 0;
  }

  adopt(earlier: ConsecutiveFailures): void {
    this.#inARow = earlier.#inARow;
  }

  figures(): TripFigures {
    return { failuresInARow: this.#inARow, failuresThreshold: this.#limit };
  }
}
