import type { BreakerState, RejectingState } from './machine.js';
import type { Outcome } from './outcome.js';

/**
 * Why a breaker changed its state.
 *
 * - `rule-tripped`: closed → open
 * - `open-elapsed`: open → half-open, when a call arrives after the open period
 * - `trial-failed`: half-open → open
 * - `trials-succeeded`: half-open → closed
 * - `forced-open`, `disabled`, `reset`: the method of that name was called
 */
export type TransitionReason =
  | 'rule-tripped'
  | 'open-elapsed'
  | 'trial-failed'
  | 'trials-succeeded'
  | 'forced-open'
  | 'disabled'
  | 'reset';

/** A change of state, told after it was committed. */
export interface BreakerTransition {
  /** Position among all transitions of this breaker: 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** The clock's reading at the transition, in milliseconds. */
  readonly atMs: number;
  /** The state that ended. */
  readonly from: BreakerState;
  /** The state that began. It equals `from` only when a closed breaker was reset. */
  readonly to: BreakerState;
  /** The generation that began; the first one, which no transition began, is 1. */
  readonly generation: number;
  /** What caused it. */
  readonly reason: TransitionReason;
}

/** A call that was turned away. */
export interface BreakerRejection {
  /** The clock's reading at the rejection, in milliseconds. */
  readonly atMs: number;
  /** The state that rejected it. */
  readonly state: RejectingState;
  /** As in {@link CircuitOpenError.retryAfterMs}. */
  readonly retryAfterMs: number;
}

/** A call that settled after its generation or its trial deadline had ended; it decided nothing. */
export interface LateResult {
  /** The clock's reading when the call settled, in milliseconds. */
  readonly atMs: number;
  /** What became of the call. */
  readonly outcome: Outcome;
  /** The generation it was admitted in. */
  readonly admittedIn: number;
  /** The generation it settled in; equal to `admittedIn` when a trial outlived its deadline. */
  readonly generation: number;
}

/** The events of a breaker, by name. */
export interface BreakerEvents {
  transition: BreakerTransition;
  rejected: BreakerRejection;
  late: LateResult;
}

/**
 * Hears one kind of event.
 *
 * @remarks
 * Listeners run after the state is committed, in the order of the events, one event after the
 * other. They may call the breaker: what that causes is told after the event being heard, so
 * `state` may have moved on from an event's `to`; a listener that causes an event of its own kind
 * each time it hears one never ends. One that throws, or whose promise rejects, is counted in
 * `observerErrors` and changes nothing else; whatever else it returns is dropped.
 */
export type BreakerListener<E extends keyof BreakerEvents> = (event: BreakerEvents[E]) => unknown;
