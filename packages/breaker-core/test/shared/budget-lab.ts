import {
  SharedBudget,
  type SharedBudgetOptions,
  type SharedBudgetUsage,
  type SharedReservation,
} from '../../src/shared/index.js';
import { sharedBudgetOf } from '../../src/shared/shared-budget.js';
import { budgetParts } from '../../src/shared/shared-budget-parts.js';
import { ManualClock } from '../../src/testing/index.js';

export const TTL_MS = 1_000;
const MICROS_PER_UNIT = 1_000_000;

/** Micro-units, as the currency units that a budget takes. */
export const units = (micros: number): number => micros / MICROS_PER_UNIT;

/** A budget of `capMicros` on one manual clock, and more threads of it, all in this one. */
export class BudgetLab {
  readonly clock = new ManualClock(0);
  readonly first: SharedBudget;

  constructor({ capMicros = 100, ...options }: LabOptions = {}) {
    const cap = units(capMicros);
    const { clock } = this;
    this.first = SharedBudget.create({ cap, ...DEFAULTS, ...options }, { clock });
  }

  /** What another thread has of the budget; without a look at the handle, for there are many. */
  attach(): SharedBudget {
    return sharedBudgetOf(budgetParts(this.first.handle, this.clock));
  }

  /** The books, once every deadline is over, as a thread sees them that has just come. */
  booksAtLast(): SharedBudgetUsage {
    this.clock.advance(TTL_MS);
    return this.attach().usage;
  }

  /** How many places there are, for a thread that has just come. */
  get freePlaces(): number {
    const held = reserveAll(this.attach(), 0);
    for (const reservation of held) reservation.release();
    return held.length;
  }
}

/** Options of a lab. */
export type LabOptions = Partial<SharedBudgetOptions> & { readonly capMicros?: number };

const DEFAULTS = { maxReservations: 3, reservationTtlMs: TTL_MS } as const;

/** Reserves until it is refused. */
export function reserveAll(budget: SharedBudget, micros: number): SharedReservation[] {
  const held: SharedReservation[] = [];
  for (;;) {
    const reservation = tryReserve(budget, micros);
    if (reservation === undefined) return held;
    held.push(reservation);
  }
}

/** A reservation; undefined when it is refused for want of money or of a place. */
export function tryReserve(budget: SharedBudget, micros: number): SharedReservation | undefined {
  try {
    return budget.reserve(units(micros));
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== 'ERR_SHARED_BUDGET_EXCEEDED' && code !== 'ERR_RESERVATIONS_FULL') throw error;
    return undefined;
  }
}
