import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Neighbours } from '../../src/self-check/neighbours.js';

const POLLS_MAX = 500;
const POLL_MS = 10;

test('neighbours are at work until they are ended', async () => {
  const neighbours = new Neighbours(2, join(import.meta.dirname, 'neighbour.mjs'));
  expect(neighbours.busy).toBe(true);
  neighbours.end();
  for (let polls = 0; polls < POLLS_MAX && neighbours.busy; polls++) await sleep(POLL_MS);
  expect(neighbours.busy).toBe(false);
});

test('no neighbours are never missed', () => {
  expect(new Neighbours(0).busy).toBe(true);
});
