import type { TripFigures } from '../trip/trip.js';
import type { SharedState } from './shared-state.js';

/**
 * What a rule is shown: `other-failure` is a failure of another class than the rule looks at.
 */
export type RuleMark = 'success' | 'failure' | 'other-failure';

/**
 * What came of showing a call to the rule:
 *
 * - `counted`: it counts, and leaves the breaker closed
 * - `late`: its generation was over
 * - an object: the rule has tripped, by this call or by another one that settled before it. Then
 *   the generation must end before anybody is answered; where another call tripped it, this one is
 *   late.
 */
export type RuleVerdict = 'counted' | 'late' | RuleTrip;

/** A rule that has tripped. */
export interface RuleTrip {
  readonly by: 'this-call' | 'another-call';
  readonly figures: TripFigures;
}

/**
 * A trip rule in shared memory: all that it knows is in one word, which is changed by
 * compare-and-swap, and whether it has tripped can be told from that word alone.
 *
 * @remarks
 * A tripped word stands until the next closed period: whichever thread sees it opens the breaker,
 * so that the one whose call tripped it may stop at any point.
 */
export interface SharedRule {
  load(): number;
  /**
   * Makes the word empty for a generation that is about to begin. Load the word first and the
   * state then, as for an open period.
   *
   * @returns false when the word was `seen` no more.
   */
  prepare(seen: number, generation: number): boolean;
  /** Shows it a call that was admitted in `generation`. */
  record(mark: RuleMark, generation: number, state: SharedState): RuleVerdict;
}
