// One worker thread: its share of the spending from a budget that all threads share. Never imported.
import { parentPort, workerData } from 'node:worker_threads';
import type { SubjectSharedReservation } from '@breaker-lab/stress-harness';
import { loadSubject, SeededRandom } from '@breaker-lab/stress-harness/thread';
import type { SharedJob, SharedReport } from './shared-job.js';
import { StartingGate } from './starting-gate.js';
import type { GatedJob } from './thread-job.js';

const ESTIMATE_MICROS_MAX = 1_000;
const MICROS_PER_UNIT = 1_000_000;
/** A look takes longer than a reservation. */
const LOOKS_EVERY = 64;

/** Money that is held, and what will be spent of it. */
interface Spending {
  readonly reservation: SubjectSharedReservation;
  readonly actualMicros: number;
}

const job = workerData as SharedJob & GatedJob;
const subject = await loadSubject(job.source);
const budget = subject.sharedBudget?.attach(job.handle);
if (budget === undefined) throw new TypeError(`${subject.name} shares no budget`);
const random = new SeededRandom(job.seed, `shared budget thread ${job.thread}`);
const running: (Spending | undefined)[] = Array.from({ length: job.inFlight });
let admitted = 0;
let rejected = 0;
let succeeded = 0;
let failed = 0;
let spentMicros = 0;
let looksOverCap = 0;

const together = new StartingGate(job.gate).pass({ patienceMs: job.gatePatienceMs });
for (let operation = 0; operation < job.operations; operation++) {
  const place = operation % job.inFlight;
  end(running[place]);
  const estimateMicros = 1 + random.index(ESTIMATE_MICROS_MAX);
  const reservation = budget.reserve(estimateMicros / MICROS_PER_UNIT);
  running[place] = undefined;
  if (reservation === undefined) rejected++;
  else {
    admitted++;
    running[place] = { reservation, actualMicros: random.index(estimateMicros + 1) };
  }
  if (operation % LOOKS_EVERY !== 0) continue;
  const { capMicros, committedMicros, reservedMicros } = budget.usage();
  if (committedMicros + reservedMicros > capMicros) looksOverCap++;
}
for (const spending of running) end(spending);
const report: SharedReport = {
  admitted,
  rejected,
  succeeded,
  failed,
  spentMicros,
  looksOverCap,
  together,
};
parentPort?.postMessage(report);

function end(spending: Spending | undefined): void {
  if (spending === undefined) return;
  const { reservation, actualMicros } = spending;
  if (actualMicros === 0) {
    reservation.release();
    failed++;
  } else {
    reservation.commit(actualMicros / MICROS_PER_UNIT);
    succeeded++;
    spentMicros += actualMicros;
  }
}
