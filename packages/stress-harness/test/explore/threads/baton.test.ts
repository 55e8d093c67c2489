import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { Baton, ORDER } from '../../../src/explore/threads/baton.js';

/**
 * Notifies whoever sleeps on the count of reports without anything to tell, says whom it woke, and
 * reports a while later: `words[TOLD]` is set first.
 */
const RINGS = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { REPORTS, TOLD, QUIET } = workerData;
  const words = new Int32Array(workerData.memory);
  const rest = (ms) => Atomics.wait(words, QUIET, 0, ms);
  let woken = 0;
  while (woken === 0) {
    rest(1);
    woken = Atomics.notify(words, REPORTS);
  }
  rest(200);
  Atomics.store(words, TOLD, 1);
  Atomics.add(words, REPORTS, 1);
  Atomics.notify(words, REPORTS);
  parentPort.postMessage(woken);
`;

test('a notification that comes late is nobody coming back', async () => {
  const [REPORTS, TOLD, QUIET] = [32, 8, 9];
  const baton = new Baton();
  const words = new Int32Array(baton.memory);
  const workerData = { memory: baton.memory, REPORTS, TOLD, QUIET };
  const ringer = new Worker(RINGS, { eval: true, workerData });
  const rang = once(ringer, 'message');
  expect(baton.isBack({ patienceMs: 60_000 })).toBe(true);
  expect(Atomics.load(words, TOLD)).toBe(1);
  expect(await rang).toEqual([1]);
  await ringer.terminate();
});

test('nobody is back when the patience is over', () => {
  const baton = new Baton();
  baton.give(ORDER.go);
  expect(baton.isBack({ patienceMs: 1 })).toBe(false);
});

test('reports that a worker makes ahead are looked at one after the other', () => {
  const controller = new Baton();
  const worker = new Baton(controller.memory);
  const place = { buffer: 1, byte: 8, bits: 32, big: false };
  controller.give(ORDER.go, { ahead: 1 });
  expect(worker.order()).toEqual({ order: ORDER.go, detail: 0, ahead: 1 });
  for (const value of [1, 2]) {
    worker.tell({ before: value, after: value + 1 });
    worker.announce(3, place, [value]);
    worker.report(value);
  }
  const seen = [1, 2].map(() => {
    expect(controller.isBack({ patienceMs: 0 })).toBe(true);
    const { report, operation, place: where } = controller.last;
    const { before, after } = controller.last.values(where);
    return [report, operation, before, after, ...controller.last.operands(where)];
  });
  expect(seen).toEqual([
    [1, 3, 1, 2, 1],
    [2, 3, 2, 3, 2],
  ]);
  expect(controller.isBack({ patienceMs: 0 })).toBe(false);
});
