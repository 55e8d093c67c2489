import type { SubjectCounts } from '@breaker-lab/stress-harness';
import type { LateBounds } from './late-bounds.js';

/** What callers and upstream know of the calls of one breaker, at rest. */
export interface CallTruth {
  readonly succeeded: number;
  readonly failed: number;
  readonly rejected: number;
}

/**
 * Compares a breaker's own counts with the truth, to the last call. Both are lifetime counts.
 *
 * - `rejected` is the number of rejections that callers saw
 * - `succeeded + failed + late` is the number of calls the upstream answered
 * - `late` lies within `bounds`, success and failure apart; or it is 0 and the breaker, which then
 *   does not tell late calls from others, has counted every call by its end
 *
 * @returns what does not agree, in words; undefined when all does.
 */
export function countMismatch(
  counts: SubjectCounts,
  truth: CallTruth,
  bounds: LateBounds,
): string | undefined {
  const settled = truth.succeeded + truth.failed;
  if (counts.rejected !== truth.rejected) {
    return `rejected ${counts.rejected}, callers saw ${truth.rejected}`;
  }
  if (counts.succeeded + counts.failed + counts.late !== settled) {
    return `succeeded ${counts.succeeded} + failed ${counts.failed} + late ${counts.late}, the upstream answered ${settled}`;
  }
  const tellsLate = (['succeeded', 'failed'] as const).every((end) =>
    bounds.allows(end, { counted: counts[end], settled: truth[end] }),
  );
  if (tellsLate || (counts.late === 0 && counts.succeeded === truth.succeeded)) return undefined;
  return `succeeded ${counts.succeeded}, failed ${counts.failed}, late ${counts.late} of ${truth.succeeded} successes and ${truth.failed} failures, ${bounds.total} of them late for certain`;
}
