import type { BreakerState } from './machine.js';
import type { Outcome } from './outcome.js';
import type { Rejection } from './rejection.js';
import type { TripCause } from './trip/trip-set.js';

/**
 * Why a breaker changed its state.
 *
 * - `rule-tripped`: closed or recovering → open
 * - `open-elapsed`: open → half-open, when a call arrives after the open period
 * - `trial-failed`: half-open → open
 * - `trials-succeeded`: half-open → closed, or recovering where that is asked for
 * - `recovered`: recovering → closed
 * - `forced-open`, `forced-closed`, `disabled`, `shadow`, `reset`: the method was called
 * - `isolated`, `isolation-ended`: the first holder came, the last one left
 * - `restored`: a snapshot was restored
 */
export type TransitionReason =
  | 'rule-tripped'
  | 'open-elapsed'
  | 'trial-failed'
  | 'trials-succeeded'
  | 'recovered'
  | 'forced-open'
  | 'forced-closed'
  | 'disabled'
  | 'shadow'
  | 'reset'
  | 'isolated'
  | 'isolation-ended'
  | 'restored';

/** A change of state, told after it was committed. */
export interface BreakerTransition {
  /** Position among all transitions of this breaker: 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** The clock's reading at the transition, in milliseconds. */
  readonly atMs: number;
  /** The state that ended. */
  readonly from: BreakerState;
  /** The state that began. It equals `from` only when a closed breaker was closed anew. */
  readonly to: BreakerState;
  /**
   * The generation that holds now; the first one, which no transition began, is 1. Only
   * `recovered` leaves it as it was: the calls of a recovering breaker are no less fresh.
   */
  readonly generation: number;
  /** What caused it. */
  readonly reason: TransitionReason;
  /** The rule that tripped, for `rule-tripped`; null otherwise. */
  readonly cause: TripCause | null;
  /** How long it will reject, in milliseconds, when it opened by itself; null otherwise. */
  readonly openDurationMs: number | null;
  /** Whether it was in shadow mode, where a state rejects nobody. */
  readonly shadow: boolean;
}

/** A call that was turned away, or would have been. */
export interface BreakerRejection extends Rejection {
  /** The clock's reading at the rejection, in milliseconds; see `Clock.coarseNowMs`. */
  readonly atMs: number;
  /** True in shadow mode: the call was admitted all the same. */
  readonly shadow: boolean;
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

/** A call that took longer than it was given. */
export interface CallTimeout {
  /** The clock's reading, in milliseconds. */
  readonly atMs: number;
  /** What it was given, in milliseconds. */
  readonly timeoutMs: number;
}

/** A snapshot that was refused; the breaker is as it was before. */
export interface RefusedSnapshot {
  /** The clock's reading, in milliseconds. */
  readonly atMs: number;
  /** What is wrong with it: one line for each rule it breaks. */
  readonly problems: readonly string[];
}

/** The events of a breaker, by name. */
export interface BreakerEvents {
  transition: BreakerTransition;
  rejected: BreakerRejection;
  late: LateResult;
  timeout: CallTimeout;
  'snapshot-refused': RefusedSnapshot;
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

/**
 * The names of all events. Each is also a channel of `node:diagnostics_channel` named
 * `breaker-lab:` and the event; its messages are the event with the breaker's name as `breaker`.
 */
export const BREAKER_EVENTS = [
  'transition',
  'rejected',
  'late',
  'timeout',
  'snapshot-refused',
] as const satisfies (keyof BreakerEvents)[];
