import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { budgetOf, codeOf, costLab } from './cost-lab.js';
import { seeded } from '../seeded.js';

const WINDOW_MS = 60_000;
const BUCKET_MS = 1_000;
const per = { rollingMs: WINDOW_MS };
const rolling = (reservationTtlMs = 300_000) =>
  costLab({ budgets: [{ per, cap: 1 }], reservationTtlMs });

const calls = fc.array(
  fc.record({
    waitMs: fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 90_000 })),
    micros: fc.nat({ max: 600_000 }),
  }),
  { maxLength: 120, size: 'max' },
);

describe('a rolling budget holds for every stretch of its length', () => {
  test('no window of that length ever lets more than the cap through', () => {
    let refused = 0;
    fc.assert(
      fc.property(calls, (sequence) => {
        const { breaker, clock } = rolling();
        const charges: { readonly atMs: number; readonly micros: number }[] = [];
        for (const { waitMs, micros } of sequence) {
          clock.advance(waitMs);
          const atMs = clock.nowMs();
          const spend = () => breaker.reserve(micros / 1e6).commit(micros / 1e6);
          if (codeOf(spend) === undefined) charges.push({ atMs, micros });
          else refused += 1;
          const inWindow = charges.filter((charge) => charge.atMs > atMs - WINDOW_MS);
          const through = inWindow.reduce((sum, charge) => sum + charge.micros, 0);
          expect(through).toBeLessThanOrEqual(1_000_000);
        }
      }),
      { ...seeded, numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  test('what has left it with its whole bucket is free: exactly the last sixty count', () => {
    fc.assert(
      fc.property(calls, (sequence) => {
        const { breaker, clock } = rolling();
        const charges: { readonly bucket: number; readonly micros: number }[] = [];
        for (const { waitMs, micros } of sequence) {
          clock.advance(waitMs);
          const bucket = Math.floor(clock.nowMs() / BUCKET_MS);
          const spend = () => breaker.reserve(micros / 1e6).commit(micros / 1e6);
          if (codeOf(spend) === undefined) charges.push({ bucket, micros });
          const counted = charges.filter((charge) => charge.bucket >= bucket - 60);
          expect(budgetOf(breaker, per).committedMicros).toBe(
            counted.reduce((sum, charge) => sum + charge.micros, 0),
          );
        }
      }),
      { ...seeded, numRuns: 100 },
    );
  });

  test('money comes back when its bucket is out, at most a sixtieth late, never early', () => {
    const { breaker, clock } = rolling();
    clock.advance(500);
    breaker.reserve(1).commit(1);
    clock.advance(WINDOW_MS);
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
    clock.advance(499);
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
    clock.advance(1);
    expect(codeOf(() => breaker.reserve(1))).toBeUndefined();
  });

  test('a refusal says when enough will have left, and then it has', () => {
    const { breaker, clock, calendar } = rolling();
    for (const cents of [20, 30, 50]) {
      breaker.reserve(cents / 100).commit(cents / 100);
      clock.advance(10_000);
    }
    const [nowMs, epochMs] = [clock.nowMs(), calendar.epochMs()];
    const retries = [0.2, 0.3, 0.6, 1, 1.1].map((estimate) => {
      try {
        return breaker.reserve(estimate).id;
      } catch (error) {
        const { retryAtEpochMs } = error as { retryAtEpochMs: number | null };
        return retryAtEpochMs === null ? null : retryAtEpochMs - epochMs + nowMs;
      }
    });
    expect(retries).toEqual([61_000, 71_000, 81_000, 81_000, null]);
    clock.advance(61_000 - nowMs - 1);
    expect(codeOf(() => breaker.reserve(0.2))).toBe('ERR_BUDGET_EXCEEDED');
    clock.advance(1);
    expect(codeOf(() => breaker.reserve(0.2))).toBeUndefined();
  });

  test('a call is charged where it was reserved, also when it settles later', () => {
    const { breaker, clock } = rolling();
    const reservation = breaker.reserve(0.8);
    clock.advance(59_000);
    reservation.commit(0.6);
    expect(budgetOf(breaker, per)).toMatchObject({ committedMicros: 600_000, reservedMicros: 0 });
    clock.advance(2_000);
    expect(budgetOf(breaker, per)).toMatchObject({ committedMicros: 0, remainingMicros: 1e6 });
  });

  test('settled after it has left, it touches nothing', () => {
    const { breaker, clock } = rolling();
    const held = [0, 1, 2].map(() => breaker.reserve(0.3));
    clock.advance(61_000);
    breaker.reserve(0.7);
    const before = budgetOf(breaker, per);
    held[0]?.commit(5);
    held[1]?.release();
    held[2]?.commit(0.3);
    held[2]?.refund(0.1);
    expect(budgetOf(breaker, per)).toEqual(before);
    expect(before).toMatchObject({ reservedMicros: 700_000, overrunMicros: 0 });
  });

  test('an overrun blocks until its bucket has left', () => {
    const { breaker, clock } = rolling();
    breaker.reserve(0.5).commit(1.5);
    expect(codeOf(() => breaker.reserve(0))).toBe('ERR_BUDGET_EXCEEDED');
    expect(budgetOf(breaker, per)).toMatchObject({ excessMicros: 500_000, overrunMicros: 1e6 });
    clock.advance(61_000);
    expect(budgetOf(breaker, per)).toMatchObject({ excessMicros: 0, overrunMicros: 0 });
  });

  test('absurd overruns come and go without losing count', () => {
    const { breaker, clock } = rolling();
    const held = Array.from({ length: 10 }, () => breaker.reserve(0.1));
    for (const reservation of held) reservation.commit(1_000_000_000);
    expect(budgetOf(breaker, per).committedMicros).toBe(Number.MAX_SAFE_INTEGER);
    clock.advance(61_000);
    expect(budgetOf(breaker, per).committedMicros).toBe(0);
  });

  test('a window has no end and no projection beyond itself', () => {
    const { breaker } = rolling();
    breaker.reserve(0.5);
    expect(budgetOf(breaker, per)).toMatchObject({
      key: 'rolling-60000ms',
      resetsAtEpochMs: null,
      projectedMicros: 500_000,
    });
  });
});
