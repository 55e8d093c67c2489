import { describe, expect, test } from '@jest/globals';
import { BOOKS_AT, SLOTS_AT } from '../../src/shared/shared-budget-layout.js';
import { BudgetLab, reserveAll, units } from './budget-lab.js';

describe('what a shared budget refuses, it refuses with a reason, and changes nothing', () => {
  test.each([
    { held: 100, asked: 1, reason: 'exhausted', remainingMicros: 0 },
    { held: 90, asked: 11, reason: 'would_exceed', remainingMicros: 10 },
  ])('an estimate of $asked when $held of 100 are held', ({ held, asked, ...expected }) => {
    const lab = new BudgetLab();
    lab.first.reserve(units(held));
    const before = lab.first.usage;
    expect(() => lab.attach().reserve(units(asked))).toThrow(
      expect.objectContaining({
        code: 'ERR_SHARED_BUDGET_EXCEEDED',
        estimateMicros: asked,
        capMicros: 100,
        ...expected,
      }),
    );
    expect(lab.first.usage).toEqual(before);
  });

  test('everything, as long as it is above its cap', () => {
    const lab = new BudgetLab();
    lab.first.reserve(units(10)).commit(units(101));
    expect(lab.first.usage).toMatchObject({ excessMicros: 1, overrunMicros: 91 });
    expect(() => lab.first.reserve(0)).toThrow('0 of 100 micro-units are left');
  });

  test('a reservation more than it has places for', () => {
    const lab = new BudgetLab({ maxReservations: 3 });
    const [reservation] = reserveAll(lab.first, 1);
    expect(() => lab.first.reserve(units(1))).toThrow(
      expect.objectContaining({ code: 'ERR_RESERVATIONS_FULL', maxReservations: 3 }),
    );
    reservation?.release();
    expect(lab.first.reserve(units(1)).reservedMicros).toBe(1);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 1e10, '1', undefined])(
    'the amount %p',
    (amount) => {
      const lab = new BudgetLab();
      const invalid = expect.objectContaining({ code: 'ERR_INVALID_AMOUNT', value: amount });
      expect(() => lab.first.reserve(amount as number)).toThrow(invalid);
      const reservation = lab.first.reserve(units(10));
      expect(() => {
        reservation.commit(amount as number);
      }).toThrow(invalid);
      expect(lab.first.usage).toMatchObject({ committedMicros: 0, reservedMicros: 10 });
      reservation.release();
    },
  );

  test('a second settlement', () => {
    const lab = new BudgetLab();
    const reservation = lab.first.reserve(units(10));
    reservation.commit(units(7));
    expect(() => {
      reservation.commit(units(7));
    }).toThrow(expect.objectContaining({ code: 'ERR_RESERVATION_SETTLED' }));
    expect(lab.first.usage).toMatchObject({ committedMicros: 7, reservedMicros: 0 });
  });

  test('to go on when something else has written to its books', () => {
    const lab = new BudgetLab();
    const reservation = lab.first.reserve(units(10));
    new BigUint64Array(lab.first.handle.buffer).fill(7n, BOOKS_AT, SLOTS_AT);
    const acts = [
      () => lab.first.usage,
      () => lab.first.reserve(units(1)),
      () => {
        reservation.commit(units(1));
      },
    ];
    for (const act of acts) {
      expect(act).toThrow(expect.objectContaining({ code: 'ERR_SHARED_BUDGET_DAMAGED' }));
    }
  });
});
