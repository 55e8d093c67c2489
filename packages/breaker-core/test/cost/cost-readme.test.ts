import { describe, expect, test } from '@jest/globals';
import {
  type CostBreakerOptions,
  type CostedCall,
  type CostedStream,
  type CostEstimatorOptions,
  CostEstimator,
  MemoryBudgetStore,
  monotonicClock,
  type PaidCallContext,
  type ReserveOptions,
  systemCalendar,
} from '../../src/index.js';
import { costSettings } from '../../src/cost/cost-options.js';
import { estimatorSettings } from '../../src/cost/estimate/estimator-options.js';
import { COST_GUIDE, costTable, named, words } from '../readme-table.js';
import { costLab } from './cost-lab.js';
import { knownOptions } from './readme/known-options.js';

/** Tables, so that a key that is left out does not compile. */
const RESERVE_KEYS: Record<keyof ReserveOptions, true> = {
  scope: true,
  id: true,
  operation: true,
  category: true,
  model: true,
};
const CALL = { ...RESERVE_KEYS, estimate: true, tokens: true, steps: true, signal: true } as const;
const STREAM_KEYS: Record<keyof CostedStream<unknown>, true> = { ...CALL, costOf: true };
const CALL_KEYS: Record<keyof CostedCall<unknown>, true> = {
  ...CALL,
  actual: true,
  usage: true,
  timeoutMs: true,
};
const CONTEXT_KEYS: Record<keyof PaidCallContext, true> = {
  signal: true,
  model: true,
  step: true,
  used: true,
};

const keys = (table: object): string[] => Object.keys(table).sort();
const names = (head: string): string[] => costTable(head).map(([name = '']) => name);

/** What the README says that a call may hold. */
const takenBy = (method: string): string[] =>
  costTable('of a call')
    .filter((cells) => words(cells.at(-1)).includes(method))
    .map(([key = '']) => key)
    .sort();

describe('the README tells what the cost breaker does', () => {
  test('every option it names is one, and every option is named', () => {
    const options = { dailyCap: 1, nonsense: 1 } as CostBreakerOptions;
    expect(names('option').sort()).toEqual(knownOptions(() => costLab(options)));
  });

  test('every default in its table is the effective one', () => {
    const { store, ...settings } = costSettings({ dailyCap: 1, store: new MemoryBudgetStore() });
    const effective = { ...settings, ...store };
    const told = new Map(costTable('option').map((row) => [row[0], row.at(-1)]));
    for (const option of [
      'name',
      'timeZone',
      'reservationTtlMs',
      'expiredCharge',
      'storeFailure',
      'storeTimeoutMs',
      'storeOutboxMax',
    ] as const) {
      expect([option, told.get(option)]).toEqual([option, String(effective[option])]);
    }
    const { circuit, rules, estimator, clock, calendar } = effective;
    expect([circuit, rules, estimator]).toEqual([{}, [], undefined]);
    expect([clock, calendar]).toEqual([monotonicClock, systemCalendar]);
    expect(told.get('clock')).toBe('monotonicClock');
    expect(told.get('calendar')).toBe('systemCalendar');
  });

  test('every option of an estimator that it names is one, and every one is named', () => {
    const options = { nonsense: 1 } as CostEstimatorOptions;
    const known = knownOptions(() => new CostEstimator(options));
    expect(names('estimator option').sort()).toEqual(known);
  });

  test('every default of an estimator in its table is the effective one', () => {
    const told = new Map(costTable('estimator option').map((row) => [row[0], row.at(-1)]));
    const { maxOperations, samplesPerOperation, calibrate, ...none } = estimatorSettings({});
    expect(told.get('history')).toBe(`${maxOperations}; ${samplesPerOperation}`);
    expect(told.get('calibrate')).toBe(String(calibrate));
    expect(Object.values(none)).toEqual([undefined, undefined, undefined]);
  });

  test('every key of a call that it names is one, and every one is named', () => {
    expect(takenBy('execute')).toEqual(keys(CALL_KEYS));
    expect(takenBy('stream')).toEqual(keys(STREAM_KEYS));
    expect(takenBy('reserve')).toEqual(keys(RESERVE_KEYS));
    const all = { ...CALL_KEYS, ...STREAM_KEYS, ...RESERVE_KEYS };
    expect(names('of a call').sort()).toEqual(keys(all));
  });

  test('`fn` is handed what it says, and nothing else', () => {
    const [, ...handed] = named('`fn` is handed', { text: COST_GUIDE, end: '. ' });
    expect(handed.sort()).toEqual(keys(CONTEXT_KEYS));
  });

  test('a language-model client is protected in fifteen lines', () => {
    const [, source = ''] = /in fifteen lines\n\n```ts\n(.*?)```/s.exec(COST_GUIDE) ?? [];
    const lines = source.split('\n').filter((line) => !/^ *(\/\/|$)/.test(line));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThanOrEqual(15);
  });
});
