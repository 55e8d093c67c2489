import type { Calendar, Clock } from '../clock.js';
import { Budget, type BudgetTerms } from './budget.js';
import type { CostEventHub } from './cost-event-hub.js';
import { reservationEvent } from './cost-news.js';
import { CostTime } from './cost-time.js';
import type { Now } from './ledger.js';
import { isRolling } from './period.js';

/** What a timely budget is made of. */
export interface TimelyTerms extends BudgetTerms {
  readonly clock: Clock;
  readonly calendar: Calendar;
}

/** A budget that is brought up to the time before it is used: there are no timers. */
export class TimelyBudget {
  readonly budget: Budget;
  readonly #time: CostTime;
  readonly #events: CostEventHub;
  #expired = 0;

  constructor({ clock, calendar, ...terms }: TimelyTerms, events: CostEventHub) {
    const exact = terms.scopes.some(({ budgets }) => budgets.some(isRolling));
    this.#time = new CostTime({ clock, calendar }, { exact });
    this.budget = new Budget(terms, calendar.epochMs());
    this.#events = events;
  }

  /** Reservations that were not settled in time. */
  get expired(): number {
    return this.#expired;
  }

  /** Expires what is due, and turns to new periods. */
  now(): Now {
    return this.#upTo(this.#time.now());
  }

  /** The same by exact readings of the clocks, for who looks at the figures. */
  exactly(): Now {
    return this.#upTo(this.#time.exactly());
  }

  /**
   * Expires what is due.
   *
   * @returns the time up to which it looked.
   */
  expireDue(nowMs = this.#time.nowMs()): number {
    let expired = this.budget.expireNext(nowMs);
    while (expired) {
      this.#expired += 1;
      if (this.#events.hears('expired')) {
        const chargedMicros = this.budget.expiryChargeMicros(expired);
        this.#events.emit('expired', { ...reservationEvent(expired), chargedMicros });
      }
      expired = this.budget.expireNext(nowMs);
    }
    return nowMs;
  }

  #upTo(now: Now): Now {
    this.expireDue(now.nowMs);
    this.budget.tree.rollOver(now.epochMs);
    return now;
  }
}
