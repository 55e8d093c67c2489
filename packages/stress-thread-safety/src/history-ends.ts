import type { Operation } from '@breaker-lab/stress-harness/history';
import type { ThreadEnds } from './record-ends.js';

/** Which operations begin a call, and which end one, in the numbers of their model. */
export interface HistoryCodes {
  /** It answers 0 when the call is turned away. */
  readonly begin: number;
  readonly success: number;
  readonly failure: number;
}

/** How the calls of a history ended, as their callers saw it. */
export function historyEnds(history: readonly Operation[], codes: HistoryCodes): ThreadEnds {
  const ends = { succeeded: 0, failed: 0, rejected: 0 };
  for (const operation of history) {
    if (operation.kind === 'pending') continue;
    if (operation.code === codes.success) ends.succeeded++;
    else if (operation.code === codes.failure) ends.failed++;
    else if (operation.code === codes.begin && operation.result === 0) ends.rejected++;
  }
  return ends;
}
