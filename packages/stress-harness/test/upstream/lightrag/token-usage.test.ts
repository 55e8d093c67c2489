import { expect, test } from '@jest/globals';
import {
  costMicrosOf,
  estimateTokens,
  estimateUsage,
} from '../../../src/upstream/lightrag/token-usage.js';

test.each([
  ['', 0],
  ['a', 1],
  ['four', 1],
  ['fives', 2],
])('"%s" is taken for %d tokens: a quarter of its characters, rounded up', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

test('what broke off has used the whole prompt and what came', () => {
  expect(estimateUsage({ prompt: 'a prompt of 22 letters', received: 'eight ch' })).toEqual({
    promptTokens: 6,
    completionTokens: 2,
  });
});

test('tokens cost whole micro-units', () => {
  const price = { promptMicros: 3, completionMicros: 15 };
  expect(costMicrosOf({ promptTokens: 6, completionTokens: 2 }, price)).toBe(48);
});
