import type { CostUsage, ExpiredCharge, Reservation } from '../../src/index.js';
import { codeOf, costLab } from './cost-lab.js';
import { ReferenceBudget, type Sums } from './reference-budget.js';

/** One thing that happens to a budget. Money in micro-units. */
export type BudgetStep =
  | { readonly do: 'reserve'; readonly micros: number }
  | { readonly do: 'commit'; readonly pick: number; readonly micros: number }
  | { readonly do: 'release'; readonly pick: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'calendar'; readonly hours: number };

/** What can be seen of a budget, of the breaker's as of the reference's. */
export interface BudgetView {
  /** What the last step was answered with; undefined when it was done. */
  readonly refusal: unknown;
  readonly admitted: number;
  readonly blocked: number;
  readonly live: number;
  readonly periods: readonly (Sums & { readonly key: string })[];
}

const CAPS = { daily: 100, monthly: 130 };
const TTL_MS = 100;
const HOUR_MS = 3_600_000;

/** A breaker and its reference, taken through the same steps. */
export class BudgetTwins {
  readonly #lab;
  readonly #reference: ReferenceBudget;
  readonly #reservations: Reservation[] = [];
  #latestMs: number;
  #blocked = 0;
  #refusals: Record<'breaker' | 'reference', unknown> = {
    breaker: undefined,
    reference: undefined,
  };

  constructor(expiredCharge: ExpiredCharge) {
    this.#lab = costLab({
      dailyCap: CAPS.daily / 1e6,
      monthlyCap: CAPS.monthly / 1e6,
      reservationTtlMs: TTL_MS,
      expiredCharge,
    });
    this.#latestMs = this.#lab.calendar.epochMs();
    this.#reference = new ReferenceBudget({ caps: CAPS, ttlMs: TTL_MS, expiredCharge });
  }

  get usage(): CostUsage {
    return this.#lab.breaker.usage;
  }

  take(step: BudgetStep): void {
    const { clock, calendar } = this.#lab;
    this.#refusals = { breaker: undefined, reference: undefined };
    switch (step.do) {
      case 'reserve':
        this.#reserve(step.micros);
        break;
      case 'commit':
        this.#settle(step.pick, step.micros);
        break;
      case 'release':
        this.#settle(step.pick, undefined);
        break;
      case 'wait':
        clock.advance(step.ms);
        break;
      case 'calendar':
        calendar.advance(step.hours * HOUR_MS);
        this.#latestMs = Math.max(this.#latestMs, calendar.epochMs());
    }
    this.#reference.expire(clock.nowMs());
  }

  seen(): BudgetView {
    const { admitted, blocked, liveReservations: live, daily, monthly } = this.usage;
    const periods = [daily, monthly].map((period) => ({
      key: period?.key ?? 'absent',
      committedMicros: period?.committedMicros ?? Number.NaN,
      reservedMicros: period?.reservedMicros ?? Number.NaN,
      overrunMicros: period?.overrunMicros ?? Number.NaN,
    }));
    return { refusal: this.#refusals.breaker, admitted, blocked, live, periods };
  }

  expected(): BudgetView {
    return {
      refusal: this.#refusals.reference,
      admitted: this.#reservations.length,
      blocked: this.#blocked,
      live: this.#reference.live,
      periods: this.#keys().map((key) => ({ key, ...this.#reference.sums(key) })),
    };
  }

  #reserve(micros: number): void {
    const nowMs = this.#lab.clock.nowMs();
    const admitted = this.#reference.reserve(micros, { nowMs, keys: this.#keys() });
    if (!admitted) this.#blocked += 1;
    this.#refusals = {
      breaker: codeOf(() => this.#reservations.push(this.#lab.breaker.reserve(micros / 1e6))),
      reference: admitted ? undefined : 'ERR_BUDGET_EXCEEDED',
    };
  }

  #settle(pick: number, actual: number | undefined): void {
    const index = pick % Math.max(1, this.#reservations.length);
    const reservation = this.#reservations[index];
    if (reservation === undefined) return;
    const settled = this.#reference.settle(index, actual ?? 0);
    const breaker = codeOf(() => {
      if (actual === undefined) reservation.release();
      else reservation.commit(actual / 1e6);
    });
    this.#refusals = { breaker, reference: settled ? undefined : 'ERR_RESERVATION_SETTLED' };
  }

  /** Day and month of the latest date seen: periods only move forward. */
  #keys(): readonly string[] {
    const iso = new Date(this.#latestMs).toISOString();
    return [iso.slice(0, 10), iso.slice(0, 7)];
  }
}
