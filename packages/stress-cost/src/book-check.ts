import type { SubjectCostBreaker } from '@breaker-lab/stress-harness';
import type { CostAudit } from './cost-audit.js';
import type { ReferenceLedger } from './reference-ledger.js';

/** Holds a breaker's own books against the true account. */
export class BookCheck {
  readonly #audit: CostAudit;
  readonly #breaker: SubjectCostBreaker;

  constructor(audit: CostAudit, breaker: SubjectCostBreaker) {
    this.#audit = audit;
    this.#breaker = breaker;
  }

  /** At any event: committed + reserved stay within the cap and the known excess over it. */
  atEvent({ capMicros, excessMicros }: ReferenceLedger): void {
    const { committedMicros, reservedMicros } = this.#breaker.usage();
    this.#audit.bookedBeyondCapMicrosMax = Math.max(
      this.#audit.bookedBeyondCapMicrosMax,
      committedMicros + reservedMicros - capMicros - excessMicros,
    );
  }

  /** When no news is on its way: the books say what was spent and what is held. */
  whenQuiet({ spentMicros, heldMicros }: ReferenceLedger): void {
    const { committedMicros, reservedMicros } = this.#breaker.usage();
    this.#audit.bookErrorMicrosMax = Math.max(
      this.#audit.bookErrorMicrosMax,
      Math.abs(committedMicros - spentMicros),
      Math.abs(reservedMicros - heldMicros),
    );
  }

  /** When no call is running: nothing is reserved. */
  atRest(): void {
    this.#audit.reservedAtRestMicrosMax = Math.max(
      this.#audit.reservedAtRestMicrosMax,
      Math.abs(this.#breaker.usage().reservedMicros),
    );
  }
}
