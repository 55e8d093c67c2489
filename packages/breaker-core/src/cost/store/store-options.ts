import { MAX_COUNT, type OptionCheck } from '../../option-check.js';
import type { BudgetStore } from './budget-store.js';

/** What becomes of a call when the store fails. */
export type StoreFailure = 'closed' | 'open';

const STORE_FAILURES: readonly unknown[] = ['closed', 'open'] satisfies StoreFailure[];

/** How a breaker uses a second authority for its budgets. */
export interface StoreOptions {
  /** Must hold what the breaker's own budgets have admitted. Default: none; they alone decide. */
  readonly store?: BudgetStore;
  /**
   * What becomes of a call when the store fails. `'closed'` (the default) refuses it with
   * {@link StoreUnavailableError}; `'open'` lets it go on by the breaker's own budgets alone, and the
   * store is told of its cost as soon as it can be.
   */
  readonly storeFailure?: StoreFailure;
  /** How long one contact may take. Milliseconds above 0, up to one year; default 1,000. */
  readonly storeTimeoutMs?: number;
  /**
   * How many charges are kept one by one while the store cannot be told; beyond it the oldest are
   * summed up, and none is lost. An integer from 1 to 1,000,000; default 10,000.
   */
  readonly storeOutboxMax?: number;
}

/** The options of a store, checked and complete. */
export interface StoreSettings {
  readonly store: BudgetStore;
  readonly storeFailure: StoreFailure;
  readonly storeTimeoutMs: number;
  readonly storeOutboxMax: number;
}

/** The names of all options of a store. */
export const STORE_OPTIONS = [
  'store',
  'storeFailure',
  'storeTimeoutMs',
  'storeOutboxMax',
] as const satisfies (keyof StoreOptions)[];

/** Checks the options and completes them; undefined when there is no store. */
export function storeSettings(given: StoreOptions, check: OptionCheck): StoreSettings | undefined {
  const { store, storeFailure = 'closed', storeTimeoutMs = 1_000, storeOutboxMax = 10_000 } = given;
  check.require('storeFailure', storeFailure, {
    rule: STORE_FAILURES.map((failure) => `'${String(failure)}'`).join(' or '),
    ok: STORE_FAILURES.includes(storeFailure),
  });
  check.durationMs('storeTimeoutMs', storeTimeoutMs);
  check.integer('storeOutboxMax', storeOutboxMax, { min: 1, max: MAX_COUNT });
  if (store === undefined) return undefined;
  check.method('store', store, 'hold');
  check.method('store', store, 'post');
  return { store, storeFailure, storeTimeoutMs, storeOutboxMax };
}
