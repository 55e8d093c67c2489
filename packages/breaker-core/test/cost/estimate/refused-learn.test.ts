import { describe, expect, test } from '@jest/globals';
import { CostEstimator, type SettledEstimate } from '../../../src/cost/estimate/index.js';
import { learnCosts, thrownBy } from './estimate-lab.js';

const NO_AMOUNTS: readonly unknown[] = [
  Number.NaN,
  -1,
  0.5,
  Number.POSITIVE_INFINITY,
  1e15 + 1,
  '5',
  null,
  undefined,
  5n,
];
const SETTLED = { operation: 'a', estimateMicros: 1, actualMicros: 1, method: 'price' } as const;

/** What `learn` says against a settled estimate; whatever it says, nothing may have changed. */
function refusal(settled: unknown) {
  const estimator = new CostEstimator({ history: { maxOperations: 1 } });
  learnCosts(estimator, 'a', [10, 20]);
  const before = [estimator.report(), estimator.estimate({ operation: 'a' })];
  const error = thrownBy(() => {
    estimator.learn(settled as SettledEstimate);
  });
  expect([estimator.report(), estimator.estimate({ operation: 'a' })]).toEqual(before);
  return error;
}

describe('what cannot be learned is refused, and changes nothing', () => {
  test.each(NO_AMOUNTS)('an actual of %p', (actualMicros) => {
    const error = refusal({ ...SETTLED, actualMicros });
    expect(error).toMatchObject({ code: 'ERR_INVALID_AMOUNT', role: 'actual' });
    expect(error?.value).toBe(actualMicros);
  });

  test.each(NO_AMOUNTS)('an estimate of %p', (estimateMicros) => {
    const error = refusal({ ...SETTLED, estimateMicros });
    expect(error).toMatchObject({ code: 'ERR_INVALID_AMOUNT', role: 'estimate' });
  });

  test.each([undefined, 'guess', 5])('a method of %p', (method) => {
    expect(refusal({ ...SETTLED, method })?.code).toBe('ERR_INVALID_CALL');
  });

  test.each([null, 5, {}])('an operation of %p', (operation) => {
    expect(refusal({ ...SETTLED, operation })?.code).toBe('ERR_INVALID_CALL');
  });

  test.each([null, undefined, 5])('%p', (settled) => {
    expect(refusal(settled)?.code).toBe('ERR_INVALID_CALL');
  });

  test('an amount that changes while it is looked at is taken as it was at first', () => {
    const estimator = new CostEstimator();
    const amounts = [7];
    estimator.learn({
      ...SETTLED,
      get actualMicros() {
        return amounts.pop() ?? Number.NaN;
      },
    });
    expect(estimator.report().overall.actualMicros).toBe(7);
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(7);
  });

  test('a refused cost of a new operation makes no room for it', () => {
    expect(refusal({ ...SETTLED, operation: 'b', actualMicros: Number.NaN })).toBeDefined();
  });
});
