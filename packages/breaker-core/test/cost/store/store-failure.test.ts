import { describe, expect, test } from '@jest/globals';
import { Deadlines } from '../../../src/deadlines.js';
import { keeperLab, TIMEOUT_MS } from './keeper-lab.js';
import { boom, soon, type StoreManner } from './scripted-store.js';

const FAILURES = [
  { manner: 'throws', fault: 'failed', cause: boom },
  { manner: 'rejects', fault: 'failed', cause: boom },
  { manner: 'rejects-after', fault: 'failed', cause: boom },
  { manner: 'silent', fault: 'timeout', cause: undefined },
  { manner: 'silent-after', fault: 'timeout', cause: undefined },
  { manner: 'nonsense', fault: 'invalid_answer', cause: { held: 'yes' } },
] as const satisfies { manner: StoreManner; fault: string; cause: unknown }[];

describe('when the store fails', () => {
  test.each(FAILURES)('closed: a call is refused ($manner)', async ({ manner, fault, cause }) => {
    const { process, store, clock } = keeperLab();
    store.holds = manner;
    const verdict = process.ask(30)?.verdict;
    await soon();
    clock.advance(TIMEOUT_MS);
    expect(await verdict).toMatchObject({
      kind: 'unavailable',
      error: { code: 'ERR_BUDGET_STORE', breakerName: 'lab', fault, cause },
    });
    expect(process.keeper.counts).toMatchObject({ holds: 0, failures: 1, failedOpen: 0 });
  });

  test.each(FAILURES)('open: it goes on, and is counted ($manner)', async ({ manner }) => {
    const { process, store, clock } = keeperLab({ storeFailure: 'open' });
    store.holds = manner;
    const verdict = process.ask(30)?.verdict;
    await soon();
    clock.advance(TIMEOUT_MS);
    expect(await verdict).toBeUndefined();
    expect(process.keeper.counts).toMatchObject({ holds: 0, failures: 1, failedOpen: 1 });
  });

  test.each(FAILURES)('closed: the store holds nothing of it ($manner)', async ({ manner }) => {
    const { process, store, clock, usedOf } = keeperLab();
    store.holds = manner;
    const verdict = process.ask(30)?.verdict;
    await soon();
    clock.advance(TIMEOUT_MS);
    await verdict;
    expect(usedOf()).toEqual([0, 0]);
  });

  test.each(FAILURES)('open: the store learns what it has cost ($manner)', async ({ manner }) => {
    const { process, store, clock, usedOf } = keeperLab({ storeFailure: 'open' });
    store.holds = manner;
    const reserved = process.reserve(30);
    await soon();
    clock.advance(TIMEOUT_MS);
    const reservation = await reserved;
    if (reservation !== undefined) process.commit(reservation, 20);
    expect(usedOf()).toEqual([20, 20]);
  });

  test('it is not given up a moment before its time', async () => {
    const { process, store, clock } = keeperLab();
    store.holds = 'gated';
    const verdict = process.ask(30)?.verdict;
    clock.advance(TIMEOUT_MS - 1);
    await store.openGate();
    expect(await verdict).toBeUndefined();
    expect(Deadlines.of(clock).size).toBe(0);
  });

  test('what it does to a call says what to do', () => {
    const { process, store } = keeperLab();
    store.holds = 'throws';
    expect(process.ask(30)?.verdict).toHaveProperty(
      'error.message',
      'cost breaker "lab": the budget store failed, and the call is refused; mend the store ' +
        "(see cause), or set storeFailure: 'open' to go on by local budgets alone",
    );
  });

  test('and works again, calls go on', () => {
    const { process, store } = keeperLab();
    store.holds = 'throws';
    process.ask(30);
    store.holds = 'now';
    expect(process.ask(30)?.verdict).toBeUndefined();
  });
});
