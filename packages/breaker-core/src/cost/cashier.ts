import type { Calendar, Clock } from '../clock.js';
import { Budget } from './budget.js';
import { BudgetExceededError } from './cost-errors.js';
import type { CostEventHub } from './cost-event-hub.js';
import type { ReservationEvent } from './cost-events.js';
import type { CostSettings } from './cost-options.js';
import { type CostUsage, periodUsage } from './cost-usage.js';
import type { Ledger } from './ledger.js';
import { spentMicros } from './money.js';
import type { HeldReservation, Settler } from './reservation.js';

/**
 * Brings the budget up to the time, changes it, counts, and only then tells. Between a decision
 * and its commit nothing of a user's runs.
 */
export class Cashier implements Settler {
  readonly #name: string;
  readonly #clock: Clock;
  readonly #calendar: Calendar;
  readonly #budget: Budget;
  readonly #events: CostEventHub;
  readonly #counts = {
    blocked: 0,
    committed: 0,
    released: 0,
    expired: 0,
    lateCommits: 0,
    lateReleases: 0,
    unpriced: 0,
  };

  constructor({ name, clock, calendar, ...terms }: CostSettings, events: CostEventHub) {
    this.#name = name;
    this.#clock = clock;
    this.#calendar = calendar;
    this.#budget = new Budget(terms, calendar.epochMs());
    this.#events = events;
  }

  reserve(estimate: number): HeldReservation {
    const estimateMicros = spentMicros('estimate', estimate);
    const epochMs = this.#calendar.epochMs();
    const nowMs = this.#expireDue();
    this.#budget.rollOver(epochMs);
    const refusing = this.#budget.refusing(estimateMicros);
    if (refusing) throw this.#refuse(estimateMicros, refusing);
    return this.#budget.hold(estimateMicros, { nowMs, settler: this });
  }

  commit(reservation: HeldReservation, actual: number): void {
    this.#commit(reservation, spentMicros('actual', actual));
  }

  /** Charges what `priced` tells; the estimate, when it throws or tells no amount. */
  commitPriced(reservation: HeldReservation, priced: () => number): void {
    let actualMicros: number;
    try {
      actualMicros = spentMicros('actual', priced());
    } catch (error) {
      this.#counts.unpriced += 1;
      this.commitEstimate(reservation);
      if (this.#events.hears('unpriced')) {
        this.#events.emit('unpriced', { ...told(reservation), error });
      }
      return;
    }
    this.#commit(reservation, actualMicros);
  }

  commitEstimate(reservation: HeldReservation): void {
    this.#commit(reservation, reservation.reservedMicros);
  }

  release(reservation: HeldReservation): void {
    this.#expireDue();
    const { late } = this.#budget.settle(reservation, 0);
    this.#counts[late ? 'lateReleases' : 'released'] += 1;
    if (this.#events.hears('released')) {
      this.#events.emit('released', { ...told(reservation), late });
    }
  }

  usage(): CostUsage {
    const epochMs = this.#calendar.epochMs();
    this.#expireDue();
    this.#budget.rollOver(epochMs);
    const { ledgers, admitted, liveReservations } = this.#budget;
    let usage: CostUsage = { ...this.#counts, admitted, liveReservations };
    for (const ledger of ledgers) {
      const period = periodUsage(ledger);
      usage =
        ledger.period.kind === 'daily'
          ? { ...usage, daily: period }
          : { ...usage, monthly: period };
    }
    return usage;
  }

  #commit(reservation: HeldReservation, actualMicros: number): void {
    this.#expireDue();
    const { late, overrunMicros } = this.#budget.settle(reservation, actualMicros);
    this.#counts[late ? 'lateCommits' : 'committed'] += 1;
    // Put together before anyone is told: a listener of `committed` may change the excess.
    const exceeded =
      overrunMicros > 0 && this.#events.hears('exceeded')
        ? { ...told(reservation), actualMicros, overrunMicros, excessMicros: worst(reservation) }
        : undefined;
    if (this.#events.hears('committed')) {
      this.#events.emit('committed', { ...told(reservation), actualMicros, late });
    }
    if (exceeded) this.#events.emit('exceeded', exceeded);
  }

  #refuse(estimateMicros: number, { period, remainingMicros, capMicros }: Ledger): Error {
    const refusal = {
      breakerName: this.#name,
      period: period.kind,
      estimateMicros,
      remainingMicros,
      capMicros,
      resetsAtEpochMs: period.resetsAtEpochMs,
    };
    this.#counts.blocked += 1;
    if (this.#events.hears('blocked')) this.#events.emit('blocked', refusal);
    return new BudgetExceededError(refusal, period);
  }

  /** @returns the time up to which it looked. */
  #expireDue(): number {
    const nowMs = this.#clock.nowMs();
    let expired = this.#budget.expireNext(nowMs);
    while (expired) {
      this.#counts.expired += 1;
      if (this.#events.hears('expired')) {
        const chargedMicros = this.#budget.expiryChargeMicros(expired);
        this.#events.emit('expired', { ...told(expired), chargedMicros });
      }
      expired = this.#budget.expireNext(nowMs);
    }
    return nowMs;
  }
}

function told({ id, reservedMicros, ledgers }: HeldReservation): ReservationEvent {
  return { reservationId: id, reservedMicros, periods: ledgers.map(({ period }) => period.key) };
}

function worst({ ledgers }: HeldReservation): number {
  return Math.max(...ledgers.map(({ excessMicros }) => excessMicros));
}
