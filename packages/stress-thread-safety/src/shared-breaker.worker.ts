// One worker thread: its share of the operations on a breaker that all threads share. Never imported.
import { parentPort, workerData } from 'node:worker_threads';
import type { SubjectSharedPermit } from '@breaker-lab/stress-harness';
import { loadSubject, SeededRandom } from '@breaker-lab/stress-harness/thread';
import type { SharedJob, SharedReport } from './shared-job.js';
import { StartingGate } from './starting-gate.js';
import type { GatedJob } from './thread-job.js';

const job = workerData as SharedJob & GatedJob;
const subject = await loadSubject(job.source);
const breaker = subject.shared?.attach(job.handle);
if (breaker === undefined) throw new TypeError(`${subject.name} shares no breaker`);
const random = new SeededRandom(job.seed, `shared thread ${job.thread}`);
/** What is drawn while the threads race would be most of what they do. */
const fails = Array.from({ length: 1_024 }, () => random.share() < job.failureRate);
const running: (SubjectSharedPermit | undefined)[] = Array.from({ length: job.inFlight });
let admitted = 0;
let rejected = 0;
let succeeded = 0;
let failed = 0;

const together = new StartingGate(job.gate).pass({ patienceMs: job.gatePatienceMs });
for (let operation = 0; operation < job.operations; operation++) {
  const place = operation % job.inFlight;
  settle(running[place], operation);
  running[place] = breaker.acquire();
  if (running[place] === undefined) rejected++;
  else admitted++;
}
running.forEach(settle);
const report: SharedReport = {
  admitted,
  rejected,
  succeeded,
  failed,
  spentMicros: 0,
  looksOverCap: 0,
  together,
};
parentPort?.postMessage(report);

function settle(permit: SubjectSharedPermit | undefined, operation: number): void {
  if (permit === undefined) return;
  if (fails[operation % fails.length] === true) {
    permit.fail();
    failed++;
  } else {
    permit.succeed();
    succeeded++;
  }
}
