import { DEFAULT_SEED } from '@breaker-lab/stress-harness';
import type { Job, Observation } from '../observation.js';
import { timedBreaker } from '../subjects/breaker-core.js';
import { loadSubjects } from '../subjects/load.js';
import { asyncBatch, Sink } from './batches.js';
import { type Contender, sideBySide } from './side-by-side.js';
import { Work } from './work.js';

const TIMEOUT_MS = 1_000;
/** Ours and the one peer that hands its function a signal of the call's own. */
const HAND_A_SIGNAL = ['breaker-core', 'cockatiel'];

/** A call with a timeout that is never reached, over the same call without breaker and timeout. */
export async function timeoutPerCall(job: Job): Promise<Observation> {
  const work = new Work(DEFAULT_SEED);
  const pair = { even: work.asyncEven, odd: work.asyncOdd };
  const reading = { even: work.readingEven, odd: work.readingOdd };
  const sink = new Sink();
  const contenders: Contender[] = [];
  for (const { name: column, timed } of await loadSubjects()) {
    const batch = asyncBatch(timed(TIMEOUT_MS), pair, sink);
    contenders.push({ row: 'timeout', column, batch, countBytes: true });
    if (!HAND_A_SIGNAL.includes(column)) continue;
    const signalBatch = asyncBatch(timed(TIMEOUT_MS), reading, sink);
    contenders.push({ row: 'timeout/signal', column, batch: signalBatch });
  }
  const breaker = timedBreaker(TIMEOUT_MS);
  const options = { timeoutMs: TIMEOUT_MS };
  contenders.push({
    row: 'timeout/call-option',
    column: 'breaker-core',
    batch: asyncBatch((call) => breaker.execute(call, options), pair, sink),
  });
  return sideBySide(job, {
    bare: asyncBatch((call) => call(), pair, sink),
    contenders,
    over: 'bare',
  });
}
