import { BreakerLabError } from '../errors.js';

/** What is known of a reservation that was refused. */
export interface SharedBudgetRefusal {
  /** `exhausted`: nothing is left. `would_exceed`: something is, but less than was asked for. */
  readonly reason: 'exhausted' | 'would_exceed';
  /** What was to be reserved, in micro-units. */
  readonly estimateMicros: number;
  /** What the budget had left, in micro-units; never negative. */
  readonly remainingMicros: number;
  /** Its cap, in micro-units. */
  readonly capMicros: number;
}

/**
 * An estimate did not fit into what a shared budget had left. Nothing was reserved. Carries no
 * stack trace, so that refusing stays cheap while a budget is used up.
 */
export class SharedBudgetExceededError extends BreakerLabError implements SharedBudgetRefusal {
  readonly code = 'ERR_SHARED_BUDGET_EXCEEDED';
  readonly reason: 'exhausted' | 'would_exceed';
  readonly estimateMicros: number;
  readonly remainingMicros: number;
  readonly capMicros: number;

  constructor({ reason, estimateMicros, remainingMicros, capMicros }: SharedBudgetRefusal) {
    const { stackTraceLimit } = Error;
    // Reflect.set: where the intrinsics are frozen an assignment would throw.
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(
      `shared budget: ${remainingMicros} of ${capMicros} micro-units are left, the call needs ` +
        `${estimateMicros}; wait for others to settle, or make a budget of a higher cap`,
    );
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.reason = reason;
    this.estimateMicros = estimateMicros;
    this.remainingMicros = remainingMicros;
    this.capMicros = capMicros;
  }
}

/** All places for reservations of a shared budget are taken. Nothing was changed. */
export class ReservationsFullError extends BreakerLabError {
  readonly code = 'ERR_RESERVATIONS_FULL';
  /** How many reservations can be live at once. */
  readonly maxReservations: number;

  constructor(maxReservations: number) {
    super(
      `shared budget: all ${maxReservations} reservations are live; settle some first, or make ` +
        'a budget of a larger maxReservations',
    );
    this.maxReservations = maxReservations;
  }
}

/** Something else has written to the memory of a shared budget: what was spent is not known. */
export class SharedBudgetDamagedError extends BreakerLabError {
  readonly code = 'ERR_SHARED_BUDGET_DAMAGED';

  constructor() {
    super(
      'shared budget: its memory contradicts itself; let nothing else write to the buffer of its ' +
        'handle, and make a new budget',
    );
  }
}
