import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { seen } from './money-laws.js';

function none(metric: string, unit: string, promise: string): Target {
  return { metric, unit, bound: 'exactly', threshold: 0, figure: 'exact', promise, cause: 'cost' };
}

/** Completions over HTTP, of which some report their usage and some break off. */
export const lightragUsage: readonly Target[] = [
  none(
    'bookErrorMicros',
    'micro-units',
    "charged is what the server's ledger says it reported, and for all else what the text received is taken for",
  ),
  none(
    'reportedErrorMicros',
    'micro-units',
    "what callers read as reported usage is what the server's ledger says",
  ),
  none(
    'bookedBeyondCapMicrosMax',
    'micro-units',
    'at every event committed + reserved stay within the cap: no estimate is too small here',
  ),
  none('reservedAtRestMicros', 'micro-units', 'nothing stays reserved when no call runs'),
  ...conservationTargets,
  none(
    'countedDifferently',
    'calls',
    'callers and server count the same ends: answers, statuses, resets, cuts, given-up calls',
  ),
  none(
    'reachedUnasked',
    'calls',
    'every admitted call reaches the server once, and no rejected one does',
  ),
  seen('rejections', {
    unit: 'calls',
    threshold: { smoke: 20, standard: 60, soak: 2_400 },
    promise: 'protection is seen to act: calls are turned away',
  }),
  seen('reportedCalls', {
    unit: 'calls',
    threshold: { smoke: 20, standard: 80, soak: 3_200 },
    promise: 'answers that report their usage are seen',
  }),
  seen('unreportedCalls', {
    unit: 'calls',
    threshold: { smoke: 5, standard: 20, soak: 800 },
    promise: 'whole answers that report none are seen',
  }),
  seen('cutCallsWithText', {
    unit: 'calls',
    threshold: { smoke: 5, standard: 20, soak: 800 },
    promise: 'streams that break off after some text are seen',
  }),
  seen('givenUpCallsWithText', {
    unit: 'calls',
    threshold: { smoke: 2, standard: 8, soak: 320 },
    promise: 'streams that are given up after some text are seen',
  }),
];
