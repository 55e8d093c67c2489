import type { SubjectCounts, SubjectState, SubjectUsage } from './subject.js';

/** Monotonic milliseconds, the same in all threads; default: the subject's own clock. */
export interface SubjectSharedClock {
  readonly nowMs: () => number;
}

/** What a scenario asks of a breaker that worker threads share. */
export interface SubjectSharedOptions {
  /** Failures in a row that open it, over all threads. */
  readonly failures: number;
  /** How long it stays open, in milliseconds. */
  readonly openDurationMs: number;
  /** Trials in flight at a time in half-open, over all threads, and successes that close it. */
  readonly halfOpenTrials: number;
  /** After which a trial nobody settles gives its slot back, in milliseconds. */
  readonly trialDeadlineMs: number;
}

/** An admitted call of a shared breaker; settled once, in the thread that was admitted. */
export interface SubjectSharedPermit {
  succeed(): void;
  fail(): void;
}

/**
 * One thread's view of a breaker whose state is in shared memory.
 *
 * @remarks
 * The contract: whatever the threads do in between, a call is admitted if, and only if, the state
 * lets it; `failures` failures in a row open it, once; half-open never has more than
 * `halfOpenTrials` trials; what was admitted in another generation is counted late and decides
 * nothing; each call is counted once. A thread that stops anywhere stops no other.
 */
export interface SubjectSharedBreaker {
  /** Structured-cloneable; a worker thread attaches by it. */
  readonly handle: unknown;
  /** Undefined: rejected. */
  acquire(): SubjectSharedPermit | undefined;
  state(): SubjectState;
  /** Over all threads. */
  counts(): SubjectCounts & { readonly admitted: number };
}

/** What a scenario asks of a budget that worker threads share. */
export interface SubjectSharedBudgetOptions {
  /** In currency units. */
  readonly cap: number;
  /** Reservations that live at a time. */
  readonly maxReservations: number;
  /** After which a reservation nobody settles is charged its estimate, in milliseconds. */
  readonly reservationTtlMs: number;
}

/** Money held in a shared budget; ended once, in the thread that holds it. */
export interface SubjectSharedReservation {
  /** Ends it with what was spent, in currency units. */
  commit(actual: number): void;
  /** Ends it at no cost. */
  release(): void;
}

/**
 * One thread's view of a budget in shared memory: at every instant, over all threads,
 * `committed + reserved ≤ cap`, but for what a commit is above its own reservation.
 */
export interface SubjectSharedBudget {
  /** Structured-cloneable; a worker thread attaches by it. */
  readonly handle: unknown;
  /** Undefined: no room. */
  reserve(estimate: number): SubjectSharedReservation | undefined;
  usage(): SubjectUsage;
}

/** Makes something in one thread that others attach to. */
export interface SubjectSharing<O, S> {
  create(options: O, clock?: SubjectSharedClock): S;
  attach(handle: unknown, clock?: SubjectSharedClock): S;
}
