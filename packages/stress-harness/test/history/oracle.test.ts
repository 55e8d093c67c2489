import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkHistory, registerModel } from '../../src/history/index.js';
import { hasOrder, smallHistory } from './small-histories.js';

test('10,000 histories of up to five calls are judged as by trying every order', () => {
  const judged = { ok: 0, illegal: 0, unknown: 0 };
  fc.assert(
    fc.property(smallHistory, (history) => {
      const { kind } = checkHistory(history, registerModel());
      judged[kind]++;
      expect(kind).toBe(hasOrder(history, registerModel()) ? 'ok' : 'illegal');
    }),
    { seed: 20_260_101, numRuns: 10_000 },
  );
  expect(judged.unknown).toBe(0);
  expect(judged.ok).toBeGreaterThan(2_000);
  expect(judged.illegal).toBeGreaterThan(2_000);
});
