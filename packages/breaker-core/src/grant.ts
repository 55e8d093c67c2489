import type { Outcome } from './outcome.js';
import type { Trial } from './trial-slots.js';

/**
 * What admission gives to a call: the generation it belongs to, and what settles it.
 *
 * @remarks
 * All calls of a closed or disabled generation share one grant, so that admitting a call allocates
 * nothing; each trial of a half-open generation has its own, because it holds a slot. That a
 * grant is settled once per call is up to its user: a promise calls one of two handlers once,
 * and a permit remembers.
 */
export interface Grant {
  readonly generation: number;
  /** Present exactly on grants of a half-open generation. */
  readonly trial: Trial | undefined;
  /** Settles as a success and passes the value on. */
  readonly fulfilled: <T>(value: T) => T;
  /** Settles by what the error is and throws it again. */
  readonly rejected: (error: unknown) => never;
}

/** How a breaker is told what became of a call. */
export type Settle = (grant: Grant, outcome: Outcome) => void;
