import type { CostUsage } from './cost-usage.js';
import type { HeldReservation } from './reservation.js';
import { saturated } from './sums.js';

/** A reservation that was committed. */
type Committed = Pick<HeldReservation, 'reservedMicros' | 'actualMicros'>;

/** Counts what became of calls. What a budget knows of its reservations itself is not in here. */
export class CostTally {
  committed = 0;
  released = 0;
  lateCommits = 0;
  lateReleases = 0;
  refunds = 0;
  unpriced = 0;
  #blocked = 0;
  #throttled = 0;
  #degraded = 0;
  #blockedMicros = 0;
  #savedMicros = 0;
  #reservedMicros = 0;
  #actualMicros = 0;

  block(micros: number, { byThrottle }: { byThrottle: boolean }): void {
    this.#blocked += 1;
    if (byThrottle) this.#throttled += 1;
    this.#blockedMicros = saturated(this.#blockedMicros + micros);
  }

  /** @param savedMicros - by how much less than as it was asked for a call is reserved. */
  degrade(savedMicros: number): void {
    this.#degraded += 1;
    this.#savedMicros = saturated(this.#savedMicros + Math.max(0, savedMicros));
  }

  commit({ reservedMicros, actualMicros }: Committed, late: boolean): void {
    if (late) this.lateCommits += 1;
    else this.committed += 1;
    this.#reservedMicros = saturated(this.#reservedMicros + reservedMicros);
    this.#actualMicros = saturated(this.#actualMicros + actualMicros);
  }

  /** Written out: spreading takes a thousand times as long. */
  usage(
    { admitted, liveReservations }: Pick<CostUsage, 'admitted' | 'liveReservations'>,
    { expired, budgets, store }: Pick<CostUsage, 'expired' | 'budgets' | 'store'>,
  ): CostUsage {
    return {
      budgets,
      liveReservations,
      admitted,
      blocked: this.#blocked,
      throttled: this.#throttled,
      degraded: this.#degraded,
      committed: this.committed,
      released: this.released,
      expired,
      lateCommits: this.lateCommits,
      lateReleases: this.lateReleases,
      refunds: this.refunds,
      unpriced: this.unpriced,
      blockedMicros: this.#blockedMicros,
      savedMicros: this.#savedMicros,
      estimateRatio: this.#actualMicros === 0 ? null : this.#reservedMicros / this.#actualMicros,
      store,
    };
  }
}
