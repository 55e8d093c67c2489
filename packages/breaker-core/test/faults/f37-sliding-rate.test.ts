import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostBreakerOptions, CostRule } from '../../src/index.js';
import { BROKEN_OFF, codeOf, costLab, pending } from '../cost/cost-lab.js';
import { seeded } from '../seeded.js';
import { endsOf, PAID_SURFACES, settledPromises, spend } from './paid-surfaces.js';

const HOUR_MS = 3_600_000;
/** Money leaves a window by sixtieths. */
const SIXTIETH_MS = HOUR_MS / 60;

const DOLLAR_AN_HOUR: CostRule = {
  name: 'a dollar an hour',
  when: { kind: 'rate', perMs: HOUR_MS, above: 1 },
  action: { kind: 'block' },
};

const lab = (options: CostBreakerOptions = {}) =>
  costLab({ dailyCap: 1_000_000, rules: [DOLLAR_AN_HOUR], circuit: false, ...options });

describe('F37: a rate of $1 per hour has a window that slides', () => {
  test.each(PAID_SURFACES)(
    '1,000 concurrent calls of $0.01: 100 run in it: %s',
    async (surface) => {
      const { breaker } = lab();
      const upstream = pending<number>();
      const calls = Array.from({ length: 1_000 }, () =>
        spend(breaker, surface, { estimate: 0.01, work: () => upstream.promise }),
      );
      await settledPromises();
      upstream.resolve(0.01);
      expect(endsOf(await Promise.all(calls))).toEqual({ ran: 100, failed: 0, refused: 900 });
    },
  );

  test('a lifetime of spending within it is never refused, however much it is in all', () => {
    const { breaker, clock } = lab();
    for (let call = 0; call < 10_000; call++) {
      breaker.reserve(0.01).commit(0.01);
      clock.advance(HOUR_MS / 98);
    }
    expect(breaker.usage).toMatchObject({ committed: 10_000, blocked: 0 });
  });

  test('what was spent is gone an hour later: a sixtieth late at most, never early', () => {
    for (const startMs of [0, 1, 12_345, SIXTIETH_MS - 1]) {
      const { breaker, clock } = lab();
      clock.advance(startMs);
      breaker.reserve(1).commit(1);
      clock.advance(HOUR_MS);
      expect(codeOf(() => breaker.reserve(0.01))).toBe('ERR_COST_RULE');
      clock.advance(SIXTIETH_MS);
      expect(codeOf(() => breaker.reserve(1))).toBeUndefined();
    }
  });

  test('it does not begin anew with an hour, a day or a date', () => {
    const { breaker, clock, calendar } = lab();
    clock.advance(HOUR_MS - 1);
    breaker.reserve(1).commit(1);
    clock.advance(1);
    for (const date of ['2026-03-14T13:00:00Z', '2026-03-15T00:00:00Z', '2026-03-01T00:00:00Z']) {
      calendar.set(date);
      expect(codeOf(() => breaker.reserve(0.01))).toBe('ERR_COST_RULE');
    }
  });

  test('it says when it lets in again, and then it does', () => {
    const { breaker, clock, calendar } = lab();
    breaker.reserve(0.75).commit(0.75);
    clock.advance(5 * SIXTIETH_MS + 123);
    breaker.reserve(0.25).commit(0.25);
    const retry = (estimate: number): number => {
      try {
        breaker.reserve(estimate);
      } catch (error) {
        return (error as { retryAtEpochMs: number }).retryAtEpochMs - calendar.epochMs();
      }
      return 0;
    };
    const [some, all] = [retry(0.5), retry(1)];
    clock.advance(some - 1);
    expect(retry(0.5)).toBe(1);
    clock.advance(1);
    expect(retry(1)).toBe(all - some);
    clock.advance(all - some);
    expect(retry(1)).toBe(0);
  });

  test('it counts what calls have cost in the end: less, more, nothing, or given back', async () => {
    const { breaker, clock } = lab({ reservationTtlMs: SIXTIETH_MS });
    const left = (): number => {
      try {
        breaker.reserve(1_000);
      } catch (error) {
        return (error as { remainingMicros: number }).remainingMicros;
      }
      return NaN;
    };
    breaker.reserve(0.5).commit(0.125);
    expect(left()).toBe(875_000);
    await breaker.tryExecute(() => Promise.reject(BROKEN_OFF), { estimate: 0.5 });
    expect(left()).toBe(875_000);
    await breaker.tryExecute(
      ({ used }) => {
        used(0.375);
        throw BROKEN_OFF;
      },
      { estimate: 0.5 },
    );
    expect(left()).toBe(500_000);
    breaker.reserve(0.25);
    clock.advance(SIXTIETH_MS);
    expect(left()).toBe(250_000);
    const dear = breaker.reserve(0.25);
    dear.commit(2);
    expect(left()).toBe(0);
    dear.refund(1.875);
    expect(left()).toBe(125_000);
  });

  test('it counts the calls it is for, and refuses no others', () => {
    const { breaker } = lab({ rules: [{ ...DOLLAR_AN_HOUR, only: { operations: ['chat'] } }] });
    breaker.reserve(5, { operation: 'embed' }).commit(5);
    breaker.reserve(1, { operation: 'chat' }).commit(1);
    expect(codeOf(() => breaker.reserve(0.01, { operation: 'chat' }))).toBe('ERR_COST_RULE');
    expect(codeOf(() => breaker.reserve(5, { operation: 'embed' }))).toBeUndefined();
  });

  test('after any spending it admits what the last sixty sixtieths leave room for', () => {
    const spending = fc.array(
      fc.record({
        waitMs: fc.nat({ max: 10 * SIXTIETH_MS }),
        cents: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 40, maxLength: 80, size: 'max' },
    );
    let refused = 0;
    const property = fc.property(spending, (calls) => {
      const { breaker, clock } = lab();
      const spent: { atMs: number; cents: number }[] = [];
      for (const { waitMs, cents } of calls) {
        clock.advance(waitMs);
        const oldest = Math.floor(clock.nowMs() / SIXTIETH_MS) - 60;
        const inWindow = spent.filter(({ atMs }) => Math.floor(atMs / SIXTIETH_MS) >= oldest);
        const fits = inWindow.reduce((sum, call) => sum + call.cents, cents) <= 100;
        expect(codeOf(() => breaker.reserve(cents / 100).commit(cents / 100))).toBe(
          fits ? undefined : 'ERR_COST_RULE',
        );
        if (fits) spent.push({ atMs: clock.nowMs(), cents });
        else refused += 1;
      }
    });
    fc.assert(property, { ...seeded, numRuns: 50 });
    expect(refused).toBeGreaterThan(100);
  });
});
