import { expect, test } from '@jest/globals';
import { STUCK, within } from '../../src/load/within.js';

const never = new Promise<never>(() => undefined);

test('what settles in time is handed on', async () => {
  expect(await within(Promise.resolve(7), { patienceMs: 1_000 })).toBe(7);
});

test('what rejects in time rejects', async () => {
  const failing = within(Promise.reject(new Error('no')), { patienceMs: 1_000 });
  await expect(failing).rejects.toThrow('no');
});

test('what never settles is stuck', async () => {
  expect(await within(never, { patienceMs: 1 })).toBe(STUCK);
});
