// One worker thread: a breaker of its own, and its share of the operations. Never imported.
import { parentPort, workerData } from 'node:worker_threads';
import {
  CallRecorder,
  closedLoop,
  GuardedCall,
  InProcessUpstream,
  loadSubject,
  SeededRandom,
  within,
} from '@breaker-lab/stress-harness/thread';
import { StartingGate } from './starting-gate.js';
import type { GatedJob, ThreadJob, ThreadReport } from './thread-job.js';

const CALLERS = 5;
/** Fails, and recovers, often enough for rejections and late results to be among the operations. */
const UPSTREAM = { name: 'threads', failureRate: 0.3, latencyMs: 1 };

const job = workerData as ThreadJob & GatedJob;
const subject = await loadSubject(job.source);
const breaker = subject.create({
  trip: { kind: 'consecutive', failures: 3 },
  openDurationMs: 1,
  halfOpenTrials: 1,
});
const upstream = new InProcessUpstream(
  new SeededRandom(job.seed, `thread ${job.thread}`),
  UPSTREAM,
);
const recorder = new CallRecorder();
const guarded = new GuardedCall({ breaker, upstream, recorder });

const together = new StartingGate(job.gate).pass({ patienceMs: job.gatePatienceMs });
let left = job.operations;
const loop = closedLoop({ callers: CALLERS, goesOn: () => left-- > 0 }, () => guarded.run());
await within(loop, { patienceMs: job.callPatienceMs });
const counted = breaker.counts?.() ?? { succeeded: 0, failed: 0, rejected: 0, late: 0 };
breaker.dispose?.();
const report: ThreadReport = { calls: recorder.counts, counted, together };
parentPort?.postMessage(report);
