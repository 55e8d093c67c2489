import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from '@jest/globals';
import {
  checkHistory,
  COUNTER,
  counterModel,
  createHistoryMemory,
  type EventOrder,
  historyOf,
  HistoryRecorder,
} from '../../src/history/index.js';

const WORKER = join(process.cwd(), 'test', 'history', 'workers', 'calls.mjs');
const THREADS = 2;
const CALLS = 2_000;

function started(order: EventOrder) {
  const memory = createHistoryMemory({
    threads: THREADS + 1,
    operationsPerThread: CALLS,
    order,
  });
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const start = (way: string, thread: number): Worker =>
    new Worker(WORKER, { workerData: { memory, thread, counter, gate, way, calls: CALLS } });
  const judge = () => checkHistory(historyOf(memory), counterModel());
  return { memory, counter, start, judge };
}

describe.each(['time', 'tickets'] as const)('threads that record by %s', (order) => {
  test('atomic increments are ok', async () => {
    const { start, judge } = started(order);
    await Promise.all([0, 1].map((thread) => once(start('atomic', thread), 'exit')));
    expect(judge()).toMatchObject({ kind: 'ok', operations: THREADS * CALLS });
  });

  test('an increment that is lost between load and store is illegal', async () => {
    const { start, judge } = started(order);
    await Promise.all([0, 1].map((thread) => once(start('torn', thread), 'exit')));
    expect(judge()).toMatchObject({ kind: 'illegal', operations: 2 });
  });

  test('what a terminated thread had begun is pending, and its effect is ok', async () => {
    const { memory, counter, start, judge } = started(order);
    const worker = start('stuck', 0);
    await once(worker, 'message');
    await worker.terminate();
    const recorder = new HistoryRecorder(memory, THREADS);
    const at = recorder.invoke({ object: 0, code: COUNTER.read });
    recorder.respond(at, Atomics.load(counter, 0));
    expect(historyOf(memory)).toMatchObject([
      { kind: 'pending', thread: 0 },
      { kind: 'completed', thread: THREADS, result: 1 },
    ]);
    expect(judge().kind).toBe('ok');
  });
});
