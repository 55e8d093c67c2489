import type { CostUsage, ExpiredCharge, Reservation } from '../../src/index.js';
import { codeOf, costLab } from './cost-lab.js';
import { ReferenceBudget, type ReferenceLevel, type Sums } from './reference-budget.js';

/** The budgets of the twins: two of the root, one of a scope below it. */
const BUDGETS = {
  day: { scope: 'root', per: 'day', cap: 100 },
  month: { scope: 'root', per: 'month', cap: 130 },
  window: { scope: 'team', per: { rollingMs: 300 }, cap: 80 },
} as const;
const TTL_MS = 100;
const HOUR_MS = 3_600_000;

export type TwinBudget = keyof typeof BUDGETS;
export type TwinScope = (typeof BUDGETS)[TwinBudget]['scope'];

/** One thing that happens to a budget. Money in micro-units. */
export type BudgetStep =
  | { readonly do: 'reserve'; readonly micros: number; readonly scope: TwinScope }
  | { readonly do: 'commit'; readonly pick: number; readonly micros: number }
  | { readonly do: 'release'; readonly pick: number }
  | { readonly do: 'extend'; readonly pick: number }
  | { readonly do: 'refund'; readonly pick: number; readonly micros: number }
  | { readonly do: 'cap'; readonly budget: TwinBudget; readonly micros: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'calendar'; readonly hours: number };

type PickingStep = Extract<BudgetStep, { readonly pick: number }>;

/** What can be seen of a budget, of the breaker's as of the reference's. */
export interface BudgetView {
  /** Whether the last step was done. */
  readonly done: boolean;
  readonly admitted: number;
  readonly blocked: number;
  readonly live: number;
  readonly periods: readonly (Sums & { readonly key: string; readonly capMicros: number })[];
}

/** A breaker and its reference, taken through the same steps. */
export class BudgetTwins {
  readonly #lab;
  readonly #reference: ReferenceBudget;
  readonly #reservations: Reservation[] = [];
  #latestMs: number;
  #blocked = 0;
  #done = { breaker: true, reference: true };

  constructor(expiredCharge: ExpiredCharge) {
    const { day, month, window } = BUDGETS;
    this.#lab = costLab({
      budgets: [day, month].map(({ per, cap }) => ({ per, cap: cap / 1e6 })),
      scopes: [{ name: window.scope, budgets: [{ per: window.per, cap: window.cap / 1e6 }] }],
      reservationTtlMs: TTL_MS,
      expiredCharge,
    });
    this.#latestMs = this.#lab.calendar.epochMs();
    this.#reference = new ReferenceBudget({
      caps: { day: day.cap, month: month.cap, window: window.cap },
      windowsMs: { window: window.per.rollingMs },
      ttlMs: TTL_MS,
      expiredCharge,
    });
  }

  get usage(): CostUsage {
    return this.#lab.breaker.usage;
  }

  take(step: BudgetStep): void {
    this.#done = { breaker: true, reference: true };
    switch (step.do) {
      case 'reserve':
        this.#reserve(step.micros / 1e6, step);
        break;
      case 'cap':
        this.#reference.setCap(step.budget, step.micros);
        this.#lab.breaker.setCap({ ...BUDGETS[step.budget], cap: step.micros / 1e6 });
        break;
      case 'wait':
        this.#lab.clock.advance(step.ms);
        this.#reference.pass(this.#lab.clock.nowMs());
        break;
      case 'calendar':
        this.#lab.calendar.advance(step.hours * HOUR_MS);
        this.#latestMs = Math.max(this.#latestMs, this.#lab.calendar.epochMs());
        break;
      default:
        this.#use(step);
    }
  }

  seen(): BudgetView {
    const { admitted, blocked, liveReservations: live, budgets } = this.usage;
    const periods = budgets.map((budget) => ({
      key: budget.key,
      capMicros: budget.capMicros,
      committedMicros: budget.committedMicros,
      reservedMicros: budget.reservedMicros,
      overrunMicros: budget.overrunMicros,
      refundedMicros: budget.refundedMicros,
    }));
    return { done: this.#done.breaker, admitted, blocked, live, periods };
  }

  expected(): BudgetView {
    return {
      done: this.#done.reference,
      admitted: this.#reservations.length,
      blocked: this.#blocked,
      live: this.#reference.live,
      periods: this.#levels('team').map((level) => ({
        key: level.key,
        capMicros: this.#reference.cap(level.budget),
        ...this.#reference.sums(level),
      })),
    };
  }

  #reserve(estimate: number, { micros, scope }: { micros: number; scope: TwinScope }): void {
    const reference = this.#reference.reserve(micros, this.#levels(scope));
    if (!reference) this.#blocked += 1;
    const code = codeOf(() =>
      this.#reservations.push(this.#lab.breaker.reserve(estimate, { scope })),
    );
    this.#done = { breaker: code === undefined, reference };
  }

  #use(step: PickingStep): void {
    const index = step.pick % Math.max(1, this.#reservations.length);
    const reservation = this.#reservations[index];
    if (reservation === undefined) return;
    const reference = this.#useReference(step, index);
    const code = codeOf(() => {
      if (step.do === 'commit') reservation.commit(step.micros / 1e6);
      else if (step.do === 'refund') reservation.refund(step.micros / 1e6);
      else if (step.do === 'release') reservation.release();
      else reservation.extend();
    });
    this.#done = { breaker: code === undefined, reference };
  }

  #useReference(step: PickingStep, index: number): boolean {
    if (step.do === 'commit') return this.#reference.settle(index, step.micros);
    if (step.do === 'refund') return this.#reference.refund(index, step.micros);
    if (step.do === 'release') return this.#reference.settle(index, undefined);
    return this.#reference.extend(index);
  }

  /** The periods that hold now. Day and month are of the latest date seen: they only move forward. */
  #levels(scope: TwinScope): readonly ReferenceLevel[] {
    const iso = new Date(this.#latestMs).toISOString();
    const levels = [
      { budget: 'day', key: iso.slice(0, 10) },
      { budget: 'month', key: iso.slice(0, 7) },
      { budget: 'window', key: `rolling-${BUDGETS.window.per.rollingMs}ms` },
    ];
    return scope === 'team' ? levels : levels.slice(0, 2);
  }
}
