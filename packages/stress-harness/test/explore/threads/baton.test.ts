import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { Baton, ORDER } from '../../../src/explore/threads/baton.js';

/** Notifies whoever sleeps on the first word, without anything to tell. */
const RINGS = `
  const { workerData } = require('node:worker_threads');
  const words = new Int32Array(workerData);
  for (let left = 1000; left > 0 && Atomics.notify(words, 0) === 0; left--) Atomics.wait(words, 8, 0, 1);
`;

test('a notification that comes late is nobody coming back', async () => {
  const baton = new Baton();
  baton.give(ORDER.go);
  const ringer = new Worker(RINGS, { eval: true, workerData: baton.memory });
  expect(baton.isBack({ patienceMs: 500 })).toBe(false);
  await ringer.terminate();
});
