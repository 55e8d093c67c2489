import { expect, test } from '@jest/globals';
import { recoveryOf } from '../src/recovery.js';

const LONGER = { atEndOfOverload: 500, atEndOfWatch: 900 };
const SHORTER = { atEndOfOverload: 500, atEndOfWatch: 300 };

test.each([
  ['at once', [1, 1, 1, 1, 1], 0],
  ['after two bins', [0, 0.2, 1, 1, 0.97, 1], 100],
  ['after the last relapse', [0, 1, 1, 0.9, 1, 1, 1, 1], 200],
])('goodput that is back %s, and stays, has recovered', (_, shares, afterMs) => {
  expect(recoveryOf({ shares, binMs: 50, waitMs: LONGER })).toEqual({ kind: 'recovered', afterMs });
});

test('goodput that never comes back while the queue grows is metastable', () => {
  const shares = [0, 0, 0, 0, 0, 0];
  expect(recoveryOf({ shares, binMs: 50, waitMs: LONGER })).toEqual({ kind: 'metastable' });
});

test('goodput that is not back while the queue shrinks is on its way', () => {
  const shares = [0, 0, 0, 0, 0, 0];
  expect(recoveryOf({ shares, binMs: 50, waitMs: SHORTER })).toEqual({ kind: 'recovering' });
});

test('a few good bins at the very end are not enough', () => {
  const shares = [0, 0, 0, 1, 1, 1];
  expect(recoveryOf({ shares, binMs: 50, waitMs: LONGER }).kind).toBe('metastable');
});
