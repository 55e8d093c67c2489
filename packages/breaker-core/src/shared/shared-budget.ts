import { spentMicros } from '../cost/money.js';
import {
  DeskReservation,
  type SharedReservation,
  type SharedReservationTerms,
} from './reservation-shared.js';
import { SharedBooks } from './shared-budget-books.js';
import {
  BUDGET_FORM,
  budgetSettings,
  clockOf,
  type SharedBudgetAttachment,
  type SharedBudgetHandle,
  type SharedBudgetOptions,
} from './shared-budget-options.js';
import { budgetParts, type SharedBudgetParts } from './shared-budget-parts.js';
import { allocate, checkHandle } from './shared-handle.js';

/** What a shared budget stands at, in micro-units: a plain copy, all of one instant. */
export interface SharedBudgetUsage {
  /** The cap, rounded down to whole micro-units. */
  readonly capMicros: number;
  /** Charged: actual costs, and what expired reservations were charged. */
  readonly committedMicros: number;
  /** Held by live reservations of all threads. */
  readonly reservedMicros: number;
  /** What may still be reserved; never negative. */
  readonly remainingMicros: number;
  /** By how much committed and reserved are above the cap now; above 0 nothing is admitted. */
  readonly excessMicros: number;
  /**
   * The sum of what actual costs went above what their own reservations held. Always
   * `committed + reserved ≤ cap + overrun`.
   */
  readonly overrunMicros: number;
}

/** A budget with parts of its own, for tests that break one of them. */
export let sharedBudgetOf: (parts: SharedBudgetParts) => SharedBudget;

/**
 * One budget for all worker threads of a process. At every instant `committed + reserved ≤ cap`,
 * over all threads; the one exception is an actual cost above what its own reservation held, which
 * is known, and blocks further reservations.
 *
 * Nobody waits for anybody: a thread that stops or dies, at whichever instruction, blocks no other,
 * and what it holds expires at its deadline.
 *
 * @example
 * ```ts
 * const budget = SharedBudget.create({ cap: 50 });
 * new Worker(file, { workerData: budget.handle });
 * // and in the worker:
 * const budget = SharedBudget.attach(workerData);
 * const reservation = budget.reserve(0.02);
 * reservation.commit(0.013);
 * ```
 */
export class SharedBudget {
  static {
    sharedBudgetOf = (parts) => new SharedBudget(parts);
  }

  readonly #parts: SharedBudgetParts;
  readonly #terms: SharedReservationTerms;

  private constructor(parts: SharedBudgetParts) {
    this.#parts = parts;
    const { desk, handle } = parts;
    this.#terms = { desk, expiredCharge: handle.options.expiredCharge };
  }

  /**
   * Makes a budget, in memory of its own, and attaches this thread.
   *
   * @throws {@link InvalidOptionsError} with every violation.
   */
  static create(
    options: SharedBudgetOptions,
    attachment: SharedBudgetAttachment = {},
  ): SharedBudget {
    const settings = budgetSettings(options);
    const clock = clockOf(attachment);
    const handle = allocate(BUDGET_FORM, settings);
    new SharedBooks(new BigUint64Array(handle.buffer)).layOut();
    return new SharedBudget(budgetParts(handle, clock));
  }

  /**
   * Attaches a thread to the budget of a handle; as often as one likes.
   *
   * @throws {@link SharedHandleError} when the handle is none of a budget, of another version, or
   * damaged.
   * @throws {@link InvalidOptionsError} when the clock is none.
   */
  static attach(handle: SharedBudgetHandle, attachment: SharedBudgetAttachment = {}): SharedBudget {
    const clock = clockOf(attachment);
    return new SharedBudget(budgetParts(checkHandle(BUDGET_FORM, handle), clock));
  }

  /**
   * How much memory a budget takes, in bytes; it never takes more.
   *
   * @throws {@link InvalidOptionsError} with every violation.
   */
  static bytesFor(options: SharedBudgetOptions): number {
    return BUDGET_FORM.bytesFor(budgetSettings(options));
  }

  /** By what other threads attach: pass it on by `workerData` or `postMessage`. */
  get handle(): SharedBudgetHandle {
    return this.#parts.handle;
  }

  /**
   * Holds money for a call.
   *
   * @param estimate - currency units, 0 or more.
   * @throws {@link SharedBudgetExceededError} when it does not fit.
   * @throws {@link ReservationsFullError} when `maxReservations` are live.
   * @throws {@link InvalidAmountError} for NaN, negative or uncountable amounts.
   * @throws {@link SharedBudgetDamagedError}, as `usage` and settlements do, when something else has
   * written to its memory.
   */
  reserve(estimate: number): SharedReservation {
    const micros = spentMicros('estimate', estimate);
    return new DeskReservation(this.#parts.desk.reserve(micros), micros, this.#terms);
  }

  /** What the budget stands at now, over all threads. What is due has expired. */
  get usage(): SharedBudgetUsage {
    const { capMicros, clock, expiry, journal } = this.#parts;
    expiry.pass(clock.nowMs());
    const { committedMicros, reservedMicros, overrunMicros } = journal.rest().books;
    const leftMicros = capMicros - committedMicros - reservedMicros;
    return {
      capMicros,
      committedMicros,
      reservedMicros,
      remainingMicros: Math.max(0, leftMicros),
      excessMicros: Math.max(0, -leftMicros),
      overrunMicros,
    };
  }

  /**
   * Expires what was not settled in time, of whichever thread. `reserve` and `usage` do so too: this
   * is for those who want it done while nobody calls them.
   *
   * @returns how many reservations.
   */
  expireDue(): number {
    const { clock, expiry } = this.#parts;
    return expiry.expireDue(clock.nowMs());
  }
}
