// One side of the instruction count, run under valgrind. Never imported.
import { loadSubject, SeededRandom, type SubjectSource } from '@breaker-lab/stress-harness';
import { closedBreaker, CONSECUTIVE, TIME_WINDOW } from './breakers.js';
import { CallTally } from './call-batch.js';
import * as ways from './compared-side.js';
import { Work } from './work.js';

/** What is counted: so many calls by one way, bare or through a closed breaker. */
export interface InstructionJob {
  readonly source: SubjectSource;
  readonly seed: number;
  readonly way: 'sync' | 'async';
  readonly side: 'bare' | 'guarded';
  readonly operations: number;
}

/** Short calls of the loop, so that it is compiled as a function, as that of any caller. */
const OPERATIONS_PER_BATCH = 1_000;

const job = JSON.parse(process.argv[2] ?? '') as InstructionJob;
const ends = { work: new Work(new SeededRandom(job.seed, 'inputs')), tally: new CallTally() };
// Both sides load and create it: only calls are to differ.
const subject = await loadSubject(job.source);
const breaker = closedBreaker({ subject }, job.way === 'sync' ? CONSECUTIVE : TIME_WINDOW);
const batch = ways[job.way](ends, job.side === 'guarded' ? breaker : undefined);
for (let done = 0; done < job.operations; done += OPERATIONS_PER_BATCH) {
  await batch(OPERATIONS_PER_BATCH);
}
process.exit(0);
