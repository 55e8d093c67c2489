import { describe, expect, test } from '@jest/globals';
import type { CalendarUnit, CostBreaker, CostBreakerOptions } from '../../src/index.js';
import { BROKEN_OFF, budgetOf, costLab, pending } from '../cost/cost-lab.js';
import { endsOf, PAID_SURFACES, settledPromises, spend } from './paid-surfaces.js';

const CALLS = 100;
const TTL_MS = 1_000;

/** The last millisecond of a period, and the first of the next. */
const TURNS: Record<CalendarUnit, readonly [string, string]> = {
  hour: ['2026-03-14T12:59:59.999Z', '2026-03-14T13:00:00.000Z'],
  day: ['2026-03-14T23:59:59.999Z', '2026-03-15T00:00:00.000Z'],
  week: ['2026-03-15T23:59:59.999Z', '2026-03-16T00:00:00.000Z'],
  month: ['2026-03-31T23:59:59.999Z', '2026-04-01T00:00:00.000Z'],
};
const UNITS = Object.keys(TURNS) as CalendarUnit[];

/** A breaker that has just held all of its cap for 100 calls in flight, in the last millisecond. */
function lastMoment(unit: CalendarUnit, options: CostBreakerOptions = {}) {
  const lab = costLab({
    budgets: [{ per: unit, cap: 1 }],
    scopes: [{ name: 'ever', budgets: [{ per: { rollingMs: 3_600_000 }, cap: 1_000 }] }],
    circuit: false,
    reservationTtlMs: TTL_MS,
    ...options,
  });
  lab.calendar.set(TURNS[unit][0]);
  const turn = (): void => {
    lab.calendar.set(TURNS[unit][1]);
  };
  return { ...lab, work: pending<number>(), turn };
}

/** So many calls at once, by every surface in turn. */
function crowd(breaker: CostBreaker, work: Promise<number>, calls = CALLS) {
  return Array.from({ length: calls }, (_, call) => {
    const surface = PAID_SURFACES[call % PAID_SURFACES.length] ?? 'execute';
    return spend(breaker, surface, { estimate: 0.01, scope: 'ever', work: () => work });
  });
}

const everMicros = (breaker: CostBreaker): number =>
  budgetOf(breaker, { rollingMs: 3_600_000 }, 'ever').committedMicros;

describe.each(UNITS)('F35: the %s rolls over with 100 calls in flight', (unit) => {
  test('the new one begins empty, with all of its cap', async () => {
    const { breaker, work, turn } = lastMoment(unit);
    const old = crowd(breaker, work.promise);
    expect(budgetOf(breaker, unit)).toMatchObject({ reservedMicros: 1_000_000 });
    turn();
    expect(budgetOf(breaker, unit)).toMatchObject({
      committedMicros: 0,
      reservedMicros: 0,
      remainingMicros: 1_000_000,
    });
    const fresh = crowd(breaker, work.promise, 2 * CALLS);
    await settledPromises();
    work.resolve(0.01);
    expect(endsOf(await Promise.all(old))).toMatchObject({ ran: CALLS });
    expect(endsOf(await Promise.all(fresh))).toMatchObject({ ran: CALLS, refused: CALLS });
    expect(budgetOf(breaker, unit)).toMatchObject({ committedMicros: 1_000_000, excessMicros: 0 });
    expect(everMicros(breaker)).toBe(2_000_000);
  });

  test.each<[string, number | undefined, number]>([
    ['resolve', 0.01, 1_000_000],
    ['cost a hundred times as much', 1, 100_000_000],
    ['fail', undefined, 0],
  ])('when they %s, the new one knows nothing of it', async (_, cost, spentMicros) => {
    const { breaker, work, turn } = lastMoment(unit);
    const old = crowd(breaker, work.promise);
    await settledPromises();
    turn();
    const untouched = budgetOf(breaker, unit);
    if (cost === undefined) work.reject(BROKEN_OFF);
    else work.resolve(cost);
    await Promise.all(old);
    expect(budgetOf(breaker, unit)).toEqual(untouched);
    expect([everMicros(breaker), breaker.usage.liveReservations]).toEqual([spentMicros, 0]);
  });

  test('nor of those that never end, nor of what is refunded', () => {
    const { breaker, clock, turn } = lastMoment(unit);
    void crowd(breaker, pending<number>().promise, CALLS / 2);
    const refunded = breaker.reserve(0.25, { scope: 'ever' });
    refunded.commit(0.25);
    turn();
    const untouched = budgetOf(breaker, unit);
    clock.advance(TTL_MS);
    refunded.refund(0.1);
    expect(budgetOf(breaker, unit)).toEqual(untouched);
    expect([everMicros(breaker), breaker.usage.expired]).toEqual([650_000, CALLS / 2]);
  });

  test('a clock that is set back and on again opens no period twice', () => {
    const { breaker, calendar, turn } = lastMoment(unit);
    breaker.reserve(1).commit(1);
    turn();
    breaker.reserve(1).commit(1);
    for (const date of TURNS[unit]) {
      calendar.set(date);
      expect(() => breaker.reserve(0.01)).toThrow(/has 0 of/);
    }
  });
});
