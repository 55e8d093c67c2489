import { describe, expect, test } from '@jest/globals';
import { claimed, leaseTag, leftMs, roundOf } from '../../src/shared/reservation-lease.js';
import { SharedBudget } from '../../src/shared/index.js';
import { BOOKS_AT, BOOKS_WORDS, HEAD_AT } from '../../src/shared/shared-budget-layout.js';
import { wordOf } from '../../src/shared/shared-budget-word.js';
import { ManualClock } from '../../src/testing/index.js';

describe('numbers that come round', () => {
  test('operations go on where their number does, after 2³² of them', () => {
    const budget = SharedBudget.create({ cap: 1 });
    const words = new BigUint64Array(budget.handle.buffer);
    // As if all but the last two had been done: the books stand at nothing.
    words[HEAD_AT] = wordOf({ high: 2 ** 32 - 2, low: 0 });
    for (let word = 0; word < BOOKS_WORDS; word++) {
      words[BOOKS_AT + word] = wordOf({ high: 2 ** 32 - 2, low: 0 });
      words[BOOKS_AT + BOOKS_WORDS + word] = wordOf({ high: 2 ** 32 - 3, low: 0 });
    }
    const reservations = Array.from({ length: 4 }, () => budget.reserve(0.1));
    expect(reservations.map(({ id }) => id)).toEqual([2 ** 32 - 1, 0, 1, 2]);
    for (const reservation of reservations) reservation.commit(0.05);
    expect(budget.usage).toMatchObject({ committedMicros: 200_000, reservedMicros: 0 });
  });

  test.each([-1e12, -0.5, 0, 2 ** 32 - 500, 2 ** 40 - 500, 1.7e12, 1e15])(
    'a deadline is where it is on a clock that stands at %p',
    (startMs) => {
      const lease = claimed(0n, startMs + 1_000.25);
      expect(leftMs(lease, startMs)).toBeGreaterThanOrEqual(1_000);
      expect(leftMs(lease, startMs + 1_000)).toBeGreaterThan(0);
      expect(leftMs(lease, startMs + 1_002)).toBeLessThanOrEqual(0);
      expect(leftMs(lease, startMs + 1_000 + 365 * 24 * 3_600_000)).toBeLessThan(0);
    },
  );

  test.each([-1e12, 2 ** 40 - 500])('a budget expires on a clock from %p', (startMs) => {
    const clock = new ManualClock(startMs);
    const budget = SharedBudget.create({ cap: 1, reservationTtlMs: 1_000 }, { clock });
    budget.reserve(0.4);
    clock.advance(999);
    expect(budget.expireDue()).toBe(0);
    clock.advance(1);
    expect(budget.expireDue()).toBe(1);
  });

  test('rounds of a slot come round after 2²¹, with tags that are unlike for each', () => {
    let lease = 0n;
    const tags = new Set<number>();
    for (let round = 1; round <= 2 ** 12; round++) {
      lease = claimed(lease, 5);
      tags.add(leaseTag(lease));
    }
    expect([roundOf(lease), tags.size]).toEqual([2 ** 12, 2 ** 12]);
    const last = wordOf({ high: 5, low: (2 ** 21 - 1) * 8 });
    expect(roundOf(claimed(last, 5))).toBe(0);
  });

  test('amounts beyond 32 bits are exact, up to a billion units', () => {
    const budget = SharedBudget.create({ cap: 1e9 });
    const reservation = budget.reserve(999_999_999.999999);
    expect(budget.usage).toMatchObject({ reservedMicros: 999_999_999_999_999, remainingMicros: 1 });
    reservation.commit(4_295.000_001);
    expect(budget.usage.committedMicros).toBe(4_295_000_001);
  });
});
