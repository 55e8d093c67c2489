import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { Baton, ORDER } from '../../../src/explore/threads/baton.js';

/** Notifies whoever sleeps on the count of reports, without anything to tell, and says whom it woke. */
const RINGS = `
  const { parentPort, workerData } = require('node:worker_threads');
  const REPORTS = 32;
  const words = new Int32Array(workerData);
  let woken = 0;
  for (let left = 1000; left > 0 && woken === 0; left--) {
    woken = Atomics.notify(words, REPORTS);
    if (woken === 0) Atomics.wait(words, 8, 0, 1);
  }
  parentPort.postMessage(woken);
`;

test('a notification that comes late is nobody coming back', async () => {
  const baton = new Baton();
  baton.give(ORDER.go);
  const ringer = new Worker(RINGS, { eval: true, workerData: baton.memory });
  const rang = once(ringer, 'message');
  expect(baton.isBack({ patienceMs: 500 })).toBe(false);
  expect(await rang).toEqual([1]);
  await ringer.terminate();
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
