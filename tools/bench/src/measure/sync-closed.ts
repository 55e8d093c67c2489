import { CircuitBreaker } from '@breaker-lab/breaker-core';
import { DEFAULT_SEED } from '@breaker-lab/stress-harness';
import type { Job, Observation } from '../observation.js';
import { consecutive, countWindow } from '../subjects/breaker-core.js';
import { FAILURES_IN_A_ROW } from '../subjects/subject.js';
import { Sink, syncBatch } from './batches.js';
import { sideBySide } from './side-by-side.js';
import { Work } from './work.js';

const CALLS = 100;

/** A synchronous call through a closed breaker, over the same call without one. */
export function syncClosed(job: Job): Promise<Observation> {
  const work = new Work(DEFAULT_SEED);
  const pair = { even: work.syncEven, odd: work.syncOdd };
  const sink = new Sink();
  const inARow = new CircuitBreaker(consecutive(FAILURES_IN_A_ROW));
  const ofTheLast = new CircuitBreaker(countWindow(CALLS));
  return sideBySide(job, {
    bare: syncBatch((call) => call(), pair, sink),
    contenders: [
      {
        row: 'sync-closed/consecutive',
        column: 'breaker-core',
        batch: syncBatch((call) => inARow.executeSync(call), pair, sink),
        countBytes: true,
      },
      {
        row: 'sync-closed/count',
        column: 'breaker-core',
        batch: syncBatch((call) => ofTheLast.executeSync(call), pair, sink),
        countBytes: true,
      },
    ],
    over: 'bare',
  });
}
