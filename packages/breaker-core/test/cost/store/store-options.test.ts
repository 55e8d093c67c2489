import { describe, expect, test } from '@jest/globals';
import { OptionCheck } from '../../../src/option-check.js';
import { MemoryBudgetStore } from '../../../src/cost/store/memory-budget-store.js';
import { storeSettings } from '../../../src/cost/store/store-options.js';

const store = new MemoryBudgetStore();

function linesOf(options: object): string[] {
  const check = new OptionCheck();
  storeSettings(options, check);
  return check.lines();
}

describe('the options of a store', () => {
  test('have defaults: closed, one second, ten thousand charges', () => {
    expect(storeSettings({ store }, new OptionCheck())).toEqual({
      store,
      storeFailure: 'closed',
      storeTimeoutMs: 1_000,
      storeOutboxMax: 10_000,
    });
  });

  test('are none without a store', () => {
    expect(storeSettings({}, new OptionCheck())).toBeUndefined();
  });

  test('are checked as a whole', () => {
    const wrong = { store: {}, storeFailure: 'ajar', storeTimeoutMs: 0, storeOutboxMax: 0.5 };
    expect(linesOf(wrong)).toEqual([
      `storeFailure must be 'closed' or 'open'; got "ajar"`,
      'storeTimeoutMs must be milliseconds above 0, up to 31536000000; got 0',
      'storeOutboxMax must be an integer from 1 to 1000000; got 0.5',
      'store must be an object with a method hold; got an object',
      'store must be an object with a method post; got an object',
    ]);
  });

  test('are checked without a store too', () => {
    expect(linesOf({ storeTimeoutMs: Number.NaN })).toHaveLength(1);
  });
});
