import type { ExpiredCharge } from '../../../src/index.js';
import { ReferenceBudget, type ReferenceLevel } from '../reference-budget.js';
import type { ModelEnd } from './model-call.js';
import { BULK } from './paid-rules.js';
import { type Asked, BUDGETS, type HandStep, TTL_MS } from './paid-step.js';
import type { PaidCounts, PaidView } from './paid-view.js';

type Counted = Exclude<
  keyof PaidCounts,
  'estimateRatio' | 'liveReservations' | 'expired' | 'store'
>;

/** The money of the model: reservations by the reference, and what is counted of them. */
export class ModelBooks {
  readonly reference: ReferenceBudget;
  readonly #counts: Record<Counted, number> = {
    admitted: 0,
    blocked: 0,
    throttled: 0,
    degraded: 0,
    committed: 0,
    released: 0,
    lateCommits: 0,
    lateReleases: 0,
    refunds: 0,
    unpriced: 0,
    blockedMicros: 0,
    savedMicros: 0,
  };
  readonly #reserved: number[] = [];
  #latestMs: number;
  #committedOf = { reservedMicros: 0, actualMicros: 0 };

  constructor(expiredCharge: ExpiredCharge, epochMs: number) {
    const { day, month, window } = BUDGETS;
    this.#latestMs = epochMs;
    this.reference = new ReferenceBudget({
      caps: { day: day.cap, month: month.cap, window: window.cap, [BULK.budget]: Infinity },
      windowsMs: { window: window.per.rollingMs, [BULK.budget]: BULK.windowMs },
      ttlMs: TTL_MS,
      expiredCharge,
    });
  }

  heldMicros(reservation: number): number {
    return this.#reserved[reservation] ?? Number.NaN;
  }

  /** Periods only move forward. */
  date(epochMs: number): void {
    this.#latestMs = Math.max(this.#latestMs, epochMs);
  }

  /** The periods that hold now for a call. */
  levels({ scope, operation }: Pick<Asked, 'scope' | 'operation'>): ReferenceLevel[] {
    const iso = new Date(this.#latestMs).toISOString();
    return [
      { budget: 'day', key: iso.slice(0, 10) },
      { budget: 'month', key: iso.slice(0, 7) },
      ...(scope === 'team' ? [{ budget: 'window', key: 'rolling-300ms' }] : []),
      ...(operation === 'bulk' ? [BULK] : []),
    ];
  }

  block(micros: number, { isThrottled = false } = {}): void {
    this.#counts.blocked += 1;
    this.#counts.throttled += isThrottled ? 1 : 0;
    this.#counts.blockedMicros += micros;
  }

  /** The number of the reservation; undefined when a budget refuses it. */
  reserve(asked: Asked, { micros, step }: { micros: number; step: number }): number | undefined {
    if (!this.reference.reserve(micros, this.levels(asked))) {
      this.block(micros);
      return undefined;
    }
    this.#counts.admitted += 1;
    this.#counts.degraded += step > 0 ? 1 : 0;
    this.#counts.savedMicros += asked.micros - micros;
    return this.#reserved.push(micros) - 1;
  }

  end(reservation: number, end: ModelEnd): boolean {
    const isLate = this.reference.state(reservation) === 'expired';
    const heldMicros = this.heldMicros(reservation);
    const micros =
      end.as === 'charged' ? end.micros : end.as === 'unpriced' ? heldMicros : undefined;
    if (!this.reference.settle(reservation, micros)) return false;
    if (end.as === 'unpriced') this.#counts.unpriced += 1;
    if (micros === undefined) {
      this.#counts[isLate ? 'lateReleases' : 'released'] += 1;
      return true;
    }
    this.#counts[isLate ? 'lateCommits' : 'committed'] += 1;
    this.#committedOf.reservedMicros += heldMicros;
    this.#committedOf.actualMicros += micros;
    return true;
  }

  /** The code of the error; undefined when it was done. */
  byHand(step: HandStep, reservation: number): string | undefined {
    const state = this.reference.state(reservation);
    switch (step.do) {
      case 'commit':
        return this.end(reservation, { as: 'charged', micros: step.micros }) ? undefined : SETTLED;
      case 'release':
        return this.end(reservation, { as: 'released' }) ? undefined : SETTLED;
      case 'extend':
        if (this.reference.extend(reservation)) return undefined;
        return state === 'expired' ? 'ERR_RESERVATION_EXPIRED' : SETTLED;
      case 'refund':
        if (state !== 'committed') return 'ERR_INVALID_CALL';
        if (!this.reference.refund(reservation, step.micros)) return 'ERR_INVALID_AMOUNT';
        this.#counts.refunds += 1;
        return undefined;
    }
  }

  look(): Pick<PaidView, 'counts' | 'budgets'> {
    const { reservedMicros, actualMicros } = this.#committedOf;
    return {
      counts: {
        ...this.#counts,
        store: null,
        expired: this.reference.expired,
        liveReservations: this.reference.live,
        estimateRatio: actualMicros === 0 ? null : reservedMicros / actualMicros,
      },
      budgets: this.levels({ scope: 'team', operation: 'other' }).map((level) => ({
        key: level.key,
        capMicros: this.reference.cap(level.budget),
        ...this.reference.sums(level),
      })),
    };
  }
}

const SETTLED = 'ERR_RESERVATION_SETTLED';
