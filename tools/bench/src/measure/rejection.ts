import { DEFAULT_SEED } from '@breaker-lab/stress-harness';
import type { Job, Observation } from '../observation.js';
import { openBreaker } from '../subjects/breaker-core.js';
import { loadSubjects } from '../subjects/load.js';
import { rejectedBatch, Sink } from './batches.js';
import { type Contender, sideBySide } from './side-by-side.js';
import { Work } from './work.js';

const PREPARED_ERROR = new Error('refused');

/** A call to an open breaker: all it costs, awaited and caught. */
export async function rejection(job: Job): Promise<Observation> {
  const work = new Work(DEFAULT_SEED);
  const pair = { even: work.asyncEven, odd: work.asyncOdd };
  const sink = new Sink();
  const contenders: Contender[] = [];
  for (const { name: column, open } of await loadSubjects()) {
    const batch = rejectedBatch(await open(), pair, sink);
    contenders.push({ row: 'rejection/execute', column, batch, countBytes: true });
  }
  const breaker = await openBreaker();
  contenders.push({
    row: 'rejection/try-execute',
    column: 'breaker-core',
    batch: rejectedBatch((call) => breaker.tryExecute(call), pair, sink),
    countBytes: true,
  });
  const bare = rejectedBatch(() => Promise.reject(PREPARED_ERROR), pair, sink);
  const observation = await sideBySide(job, { bare, contenders, over: 'nothing' });
  if (work.runs > 0) throw new Error(`an open breaker let ${work.runs} calls through`);
  // The peers have one way to be called: the same figures stand beside both of ours.
  const again = observation.figures
    .filter(({ column }) => column !== 'breaker-core')
    .map((figure) => ({ ...figure, row: figure.row.replace('/execute', '/try-execute') }));
  return { ...observation, figures: [...observation.figures, ...again] };
}
