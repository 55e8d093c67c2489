import { describe, expect, test } from '@jest/globals';
import { budgetStoreLaws } from '../../../src/testing/index.js';
import { BROKEN_ENTRIES } from './broken-entries.js';
import { BROKEN_HOLDS } from './broken-holds.js';
import { brokenLab, type BrokenStore, changedHolds, LONG_MS } from './broken-store.js';
import { memoryLab } from './store-lab.js';

const BROKEN_STORES = [...BROKEN_HOLDS, ...BROKEN_ENTRIES];

/** The laws that a store breaks. */
async function caughtBy(broken: BrokenStore): Promise<string[]> {
  const laws = budgetStoreLaws(() => brokenLab(broken));
  const caught = laws.map(({ name, check }) =>
    check().then(
      () => [],
      () => [name],
    ),
  );
  return (await Promise.all(caught)).flat();
}

describe('the laws of budget stores catch a store that', () => {
  test.each(BROKEN_STORES)('$name', async (broken) => {
    expect(await caughtBy(broken)).toEqual(broken.caughtBy);
  });

  test('is broken against any of them: no law is left that no store breaks', () => {
    const laws = budgetStoreLaws(memoryLab);
    const caught = new Set(BROKEN_STORES.flatMap((broken) => broken.caughtBy));
    expect(new Set(laws.map(({ name }) => name))).toEqual(caught);
  });

  test('and say what was expected, and what came', async () => {
    const broken = changedHolds((hold) => ({ ...hold, ttlMs: LONG_MS }));
    const laws = budgetStoreLaws(() => brokenLab({ broken }));
    const law = laws.find(({ name }) => name.startsWith('a settlement after the expiry'));
    await expect(law?.check()).rejects.toThrow(
      'used micros after a late 10 in the place of 40: expected 10, got 50',
    );
  });
});
