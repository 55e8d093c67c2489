import { describe, expect, test } from '@jest/globals';
import type { Reservation } from '../../src/index.js';
import { codeOf, daily } from '../cost/cost-lab.js';
import { memoryLab } from '../cost/store/store-lab.js';
import { ESTIMATE, TTL_MS } from './ended-calls.js';
import { endingLab, thrown } from './paid-endings.js';

describe('F32: what comes after the end', () => {
  const SECOND: Record<string, (reservation: Reservation) => void> = {
    commit: (reservation) => reservation.commit(0.5),
    release: (reservation) => {
      reservation.release();
    },
    extend: (reservation) => {
      reservation.extend();
    },
  };
  const twice = Object.keys(SECOND).flatMap((first) =>
    Object.keys(SECOND).map((second) => [first, second] as const),
  );

  test.each(twice.filter(([first]) => first !== 'extend'))(
    'after its %s it refuses to %s, and nothing changes',
    (first, second) => {
      const { breaker } = endingLab();
      const reservation = breaker.reserve(ESTIMATE);
      SECOND[first]?.(reservation);
      const before = breaker.usage;
      expect(codeOf(() => SECOND[second]?.(reservation))).toBe('ERR_RESERVATION_SETTLED');
      expect(breaker.usage).toEqual(before);
    },
  );

  test.each([
    ['commit', 500_000],
    ['release', 0],
  ] as const)('a late %s corrects what expiry had charged, once', (late, chargedMicros) => {
    const { breaker, clock, ends } = endingLab();
    const reservation = breaker.reserve(ESTIMATE);
    clock.advance(TTL_MS);
    expect(daily(breaker).committedMicros).toBe(800_000);
    SECOND[late]?.(reservation);
    expect(daily(breaker)).toMatchObject({ committedMicros: chargedMicros, reservedMicros: 0 });
    for (const again of ['commit', 'release']) {
      expect(codeOf(() => SECOND[again]?.(reservation))).toBe('ERR_RESERVATION_SETTLED');
    }
    expect(ends).toEqual(['1 expired', `1 ${late === 'commit' ? 'committed' : 'released'} late`]);
    expect(breaker.usage).toMatchObject({ expired: 1, committed: 0, released: 0 });
  });

  test('a listener who settles what he is told of is refused, and throwing changes nothing', () => {
    const { breaker, ends } = endingLab();
    const codes: unknown[] = [];
    const reservation = breaker.reserve(ESTIMATE);
    breaker.on('committed', () => {
      codes.push(codeOf(() => reservation.commit(0.1)));
      thrown();
    });
    reservation.commit(0.5);
    expect([codes, ends]).toEqual([['ERR_RESERVATION_SETTLED'], ['1 committed']]);
    expect(daily(breaker)).toMatchObject({ committedMicros: 500_000, reservedMicros: 0 });
  });
});

describe('F32: a process that crashes', () => {
  test('what it held in the store is charged there once, and holds up nobody for ever', () => {
    const { store: shared, clock, calendar } = memoryLab();
    const process = () => endingLab({ store: shared, dailyCap: 1, clock, calendar }).breaker;
    // It holds its money and is never heard of again.
    process().reserve(0.7);
    const other = process();
    expect(codeOf(() => other.reserve(0.4))).toBe('ERR_BUDGET_EXCEEDED');
    clock.advance(100 * TTL_MS);
    expect(codeOf(() => other.reserve(0.4))).toBe('ERR_BUDGET_EXCEEDED');
    other.reserve(0.3).commit(0.3);
    expect(codeOf(() => other.reserve(0.000_001))).toBe('ERR_BUDGET_EXCEEDED');
  });
});
