// A worker whose calls go through a breaker of its own, and which may be asked to keep memory until
// none is left. Never imported.
import { setImmediate as macrotask } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { loadSubject } from '@breaker-lab/stress-harness/thread';
import { PRESSED_OPTIONS } from './pressed-options.js';
import { READY, type WorkerAnswer, type WorkerCall, type WorkerJob } from './worker-job.js';

const job = workerData as WorkerJob;
const subject = await loadSubject(job.source);
const breaker = subject.create(PRESSED_OPTIONS);
const hoard: number[][] = [];

parentPort?.on('message', ({ id, numbersKept }: WorkerCall) => {
  const work = async (): Promise<WorkerAnswer> => {
    if (numbersKept > 0) hoard.push(new Array<number>(numbersKept).fill(id / 2));
    await macrotask();
    return { id };
  };
  void breaker.execute(work).then((answer) => {
    parentPort?.postMessage(answer);
  });
});
parentPort?.postMessage({ id: READY } satisfies WorkerAnswer);
