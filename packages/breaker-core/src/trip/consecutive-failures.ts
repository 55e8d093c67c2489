import type { CompletedOutcome } from '../outcome.js';
import type { Trip } from './trip-rule.js';

/** Trips at `failures` failures in a row, in the order in which calls complete. */
export class ConsecutiveFailures implements Trip {
  readonly readsTime = false;
  readonly #limit: number;
  #inARow = 0;

  constructor({ failures }: { failures: number }) {
    this.#limit = failures;
  }

  record(outcome: CompletedOutcome): boolean {
    this.#inARow = outcome === 'failure' ? this.#inARow + 1 : 0;
    return this.#inARow >= this.#limit;
  }

  clear(): void {
    this.#inARow = 0;
  }
}
