import type { Batch, SubjectBreaker } from '@breaker-lab/stress-harness';
import { asyncBatch, type CallTally, syncBatch } from './call-batch.js';
import type { Work } from './work.js';

// Loaded once for each side of a comparison, so that none runs in loops compiled for another.

/** Where the calls of one side get their inputs, and what becomes of them. */
export interface SideEnds {
  readonly work: Work;
  readonly tally: CallTally;
}

/** How calls are made. */
export type Way = 'sync' | 'async';

/** Calls by one way: bare, or through a breaker. */
export type Side = (ends: SideEnds, breaker?: SubjectBreaker) => Batch;

export const sync: Side = ({ work, tally }, breaker) =>
  breaker === undefined
    ? syncBatch(() => work.small(), tally)
    : syncBatch(() => breaker.executeSync?.(work.small) ?? NaN, tally);

export const async: Side = ({ work, tally }, breaker) =>
  breaker === undefined
    ? asyncBatch(() => work.smallAsync(), tally)
    : asyncBatch(() => breaker.execute(work.smallAsync), tally);
