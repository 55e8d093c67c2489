import type { Calendar, Clock } from '../clock.js';
import { Budget, type BudgetTerms } from './budget.js';
import { CostTime } from './cost-time.js';
import type { Now } from './ledger.js';
import { isRolling } from './period.js';
import type { HeldReservation } from './reservation.js';
import type { RuleTerm } from './rules/rule-terms.js';

/** What a timely budget is made of. */
export interface TimelyTerms extends BudgetTerms {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly rules: readonly RuleTerm[];
}

/** A budget that is brought up to the time before it is used: there are no timers. */
export class TimelyBudget {
  readonly budget: Budget;
  readonly #time: CostTime;
  readonly #onExpired: (reservation: HeldReservation) => void;
  #expired = 0;
  /** Up to when everything is done. */
  #seen: Now = { nowMs: Number.NaN, epochMs: Number.NaN };

  /** @param onExpired - told of each reservation that has expired, once it is charged. */
  constructor(
    { clock, calendar, rules, ...terms }: TimelyTerms,
    onExpired: (reservation: HeldReservation) => void,
  ) {
    const exact =
      terms.scopes.some(({ budgets }) => budgets.some(isRolling)) ||
      rules.some(({ when }) => when.kind === 'rate');
    this.#time = new CostTime({ clock, calendar }, { exact });
    this.budget = new Budget(terms, calendar.epochMs());
    this.#onExpired = onExpired;
  }

  /** Reservations that were not settled in time. */
  get expired(): number {
    return this.#expired;
  }

  /** Expires what is due, and turns to new periods; calls that share a reading find it done. */
  now(): Now {
    const now = this.#time.now();
    return now === this.#seen ? now : this.#upTo(now);
  }

  /** Expires what is due. Whatever settles needs no new period. */
  expireDue(): Now {
    const now = this.#time.time();
    if (now !== this.#seen) this.#expire(now);
    return now;
  }

  /** What {@link now} does, by exact readings of the clocks, for who looks at the figures. */
  exactly(): Now {
    return this.#upTo(this.#time.exactly());
  }

  #expire(now: Now): void {
    let expired = this.budget.expireNext(now);
    while (expired) {
      this.#expired += 1;
      this.#onExpired(expired);
      expired = this.budget.expireNext(now);
    }
  }

  #upTo(now: Now): Now {
    this.#expire(now);
    this.budget.tree.rollOver(now.epochMs);
    this.#seen = now;
    return now;
  }
}
