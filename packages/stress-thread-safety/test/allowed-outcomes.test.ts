import { expect, test } from '@jest/globals';
import { allowedOutcomes } from '../src/allowed-outcomes.js';

test('every order of two threads is tried, and each keeps to its own', () => {
  const orders = allowedOutcomes({ A: [1, 2], B: [1, 2] }, (order) => order.join(''));
  expect([...orders].sort()).toEqual(['AABB', 'ABAB', 'ABBA', 'BAAB', 'BABA', 'BBAA']);
});

test('orders that end alike are one outcome', () => {
  expect([...allowedOutcomes({ A: [1], B: [1], C: [] }, () => 'same')]).toEqual(['same']);
});
