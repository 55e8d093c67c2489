import type { BreakerCounts } from '../counts.js';
import type { CountLanes } from './count-lanes.js';

/**
 * Exact counts of all threads over a shared breaker's whole life, those of threads that have ended
 * included. They mean what those of a `CircuitBreaker` mean.
 *
 * @remarks
 * They are read one after the other: while other threads count, they are of slightly different
 * moments, and `inFlight` is never too small. Once nobody counts, they are exact and
 * `admitted = succeeded + failed + ignored + cancelled + late + inFlight`. A call of a thread that
 * ended before it settled stays in `inFlight`. A trial whose slot was taken in the moment between
 * its success being counted and its slot being free is among `expired` too.
 */
export type SharedBreakerCounts = Omit<BreakerCounts, 'abandoned' | 'slow' | 'wouldHaveRejected'>;

/** Reads the counts; what is settled first, so that no call is seen settled and not admitted. */
export function readCounts(lanes: CountLanes): SharedBreakerCounts {
  const succeeded = lanes.sum('succeeded');
  const failed = lanes.sum('failed');
  const ignored = lanes.sum('ignored');
  const cancelled = lanes.sum('cancelled');
  const late = lanes.sum('late');
  const admitted = lanes.sum('admitted');
  return {
    admitted,
    succeeded,
    failed,
    ignored,
    cancelled,
    late,
    inFlight: admitted - succeeded - failed - ignored - cancelled - late,
    timedOut: lanes.sum('timedOut'),
    expired: lanes.sum('expired'),
    rejected: lanes.sum('rejected'),
    observerErrors: lanes.sum('observerErrors'),
  };
}
