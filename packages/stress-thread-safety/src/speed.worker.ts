// One of the threads that call one breaker as fast as they can. Never imported.
import { parentPort, workerData } from 'node:worker_threads';
import { loadSubject } from '@breaker-lab/stress-harness/thread';
import { callOften, SPEED_OPTIONS, type SpeedJob, type SpeedReport } from './speed-job.js';
import { StartingGate } from './starting-gate.js';
import type { GatedJob } from './thread-job.js';

const job = workerData as SpeedJob & GatedJob;
const { shared, name } = await loadSubject(job.source);
if (shared === undefined) throw new TypeError(`${name} shares no breaker`);
const breaker = shared.attach(job.handle);
callOften(shared.create(SPEED_OPTIONS), Math.ceil(job.calls / 10));

const together = new StartingGate(job.gate).pass({ patienceMs: job.gatePatienceMs });
const startMs = machineMs();
const startCpuMs = cpuMs();
const admitted = callOften(breaker, job.calls);
const report: SpeedReport = {
  admitted,
  rejected: job.calls - admitted,
  startMs,
  endMs: machineMs(),
  startCpuMs,
  endCpuMs: cpuMs(),
  together,
};
parentPort?.postMessage(report);

/** `performance.now()` has another zero in every thread. */
function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}
