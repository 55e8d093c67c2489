import { Worker } from 'node:worker_threads';
import type { SharedBreakerHandle } from '../../src/shared/index.js';

/** Starting a thread takes a fraction of a second, on a busy machine several. */
export const PATIENCE_MS = 60_000;

const BUILT = new URL('../../dist/', import.meta.url).href;

/** What a thread is given; its script knows these, and `breaker`, by name. */
export interface ThreadData {
  readonly handle: SharedBreakerHandle;
  /** Where all threads wait for each other: word 0 counts those who have come. */
  readonly gate: SharedArrayBuffer;
  readonly threads: number;
  /** The buffer of a `SharedManualClock`; default: the machine's time. */
  readonly time?: SharedArrayBuffer;
}

export const newGate = (): SharedArrayBuffer => new SharedArrayBuffer(4);

/** A thread that runs a script on the built package, and what it has said first. */
export function startThread(
  script: string,
  data: ThreadData,
): { readonly thread: Worker; readonly said: Promise<unknown> } {
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { built, handle, gate, threads, time } = workerData;
    const meet = () => {
      const words = new Int32Array(gate);
      Atomics.add(words, 0, 1);
      while (Atomics.load(words, 0) < threads);
    };
    const tryAcquire = (breaker) => {
      try { return breaker.acquire(); } catch { return undefined; }
    };
    const say = (what) => parentPort.postMessage(what);
    void (async () => {
      const core = await import(built + 'index.js');
      const { SharedManualClock } = await import(built + 'testing/index.js');
      const clock = time && new SharedManualClock(time);
      const breaker = core.SharedCircuitBreaker.attach(handle, clock && { clock });
      ${script}
    })();
  `;
  const thread = new Worker(source, { eval: true, workerData: { built: BUILT, ...data } });
  const said = new Promise((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
  });
  return { thread, said };
}

/** What each of so many threads has said that ran a script, once all have ended. */
export async function sayAll<T>(script: string, data: ThreadData): Promise<T[]> {
  const started = Array.from({ length: data.threads }, () => startThread(script, data));
  try {
    return (await Promise.all(started.map(({ said }) => said))) as T[];
  } finally {
    await Promise.all(started.map(({ thread }) => thread.terminate()));
  }
}
