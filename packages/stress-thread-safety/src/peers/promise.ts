import type { Violation } from '../violation-tally.js';

/** What a breaker is held to in every schedule, by the violation it would be. */
export const PROMISES = {
  trialsBeyondLimit: 'half-open never has more trials in flight than configured',
  startedWhileOpen: 'no call reaches the upstream while the breaker is open',
  illegalTransitions: 'the state is the one of the last transition, and that was a legal one',
  lateDecisions: 'a result of an earlier generation decides nothing',
  undueTransitions: 'no transition comes before enough failures, successes or time',
  callsKeptWaiting: 'a call runs or is rejected: it does not wait for others',
  stuckBreakers: 'when all calls have settled, successful trials close the breaker',
  mismatchedOutcomes: 'every caller gets the outcome its own call had upstream',
} satisfies Partial<Record<Violation | 'callsKeptWaiting', string>>;

/** One of {@link PROMISES}. */
export type Promised = keyof typeof PROMISES;
