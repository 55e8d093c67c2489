import { DEFAULT_SEED } from '@breaker-lab/stress-harness';
import type { Job, Observation } from '../observation.js';
import { loadSubjects } from '../subjects/load.js';
import type { AsyncWork, Guard, Rule } from '../subjects/subject.js';
import { asyncBatch, Sink } from './batches.js';
import { type Contender, sideBySide } from './side-by-side.js';
import { Work } from './work.js';

const pass = (value: number): number => value;
const bareCall = (work: AsyncWork): Promise<number> => work();

/** An asynchronous call through a closed breaker, over the same call without one. */
export async function asyncClosed(job: Job, rule: Rule): Promise<Observation> {
  const row = rule === 'time-window' ? 'async-closed' : 'async-consecutive';
  const work = new Work(DEFAULT_SEED);
  const pair = { even: work.asyncEven, odd: work.asyncOdd };
  const sink = new Sink();
  const contenders: Contender[] = [
    { row, column: '.then', batch: asyncBatch((call) => call().then(pass), pair, sink) },
  ];
  for (const subject of await loadSubjects()) {
    const guard: Guard | undefined = subject.closed(rule);
    if (guard === undefined) continue;
    const batch = asyncBatch(guard, pair, sink);
    contenders.push({ row, column: subject.name, batch, countBytes: true });
  }
  return sideBySide(job, { bare: asyncBatch(bareCall, pair, sink), contenders, over: 'bare' });
}
