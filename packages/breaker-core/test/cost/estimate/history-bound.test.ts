import { describe, expect, test } from '@jest/globals';
import { CostEstimator } from '../../../src/cost/estimate/index.js';
import { learnCosts } from './estimate-lab.js';

function operationsOf(estimator: CostEstimator): string[] {
  return estimator.report().operations.map(({ operation }) => operation);
}

describe('a history is bounded', () => {
  test('of a hundred thousand operations it keeps the last thousand', () => {
    const estimator = new CostEstimator();
    for (let index = 0; index < 100_000; index += 1) learnCosts(estimator, `op-${index}`, [index]);
    const { operations, overall, forgottenOperations } = estimator.report();
    expect(operations).toHaveLength(1_000);
    expect(operations[0]?.operation).toBe('op-99000');
    expect(operations[999]?.operation).toBe('op-99999');
    expect(overall.samples).toBe(100_000);
    expect(forgottenOperations).toBe(99_000);
  });

  test('the operation used longest ago goes first; an estimate is a use, a report is none', () => {
    const estimator = new CostEstimator({ history: { maxOperations: 3 } });
    for (const operation of ['a', 'b', 'c']) learnCosts(estimator, operation, [1]);
    estimator.estimate({ operation: 'a' });
    expect(operationsOf(estimator)).toEqual(['b', 'c', 'a']);
    learnCosts(estimator, 'b', [1]);
    learnCosts(estimator, 'd', [1]);
    expect(operationsOf(estimator)).toEqual(['a', 'b', 'd']);
  });

  test('one that comes back begins anew', () => {
    const estimator = new CostEstimator({ history: { maxOperations: 1 }, defaultEstimate: 0 });
    learnCosts(estimator, 'a', [500]);
    learnCosts(estimator, 'b', [1]);
    expect(estimator.estimate({ operation: 'a' }).method).toBe('default');
    learnCosts(estimator, 'a', [7]);
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(7);
  });

  test('of an operation the last hundred samples count', () => {
    const estimator = new CostEstimator();
    learnCosts(estimator, 'a', Array<number>(1_000).fill(9_000));
    learnCosts(estimator, 'a', Array<number>(99).fill(1));
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(91);
    learnCosts(estimator, 'a', [1]);
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(1);
    expect(estimator.report().operations[0]?.samples).toBe(100);
  });

  test('as many samples count as are asked for', () => {
    const estimator = new CostEstimator({ history: { samplesPerOperation: 2 } });
    learnCosts(estimator, 'a', [1_000, 10, 20]);
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(15);
  });
});
