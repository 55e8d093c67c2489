import { describe, expect, test } from '@jest/globals';
import { BudgetLab, TTL_MS, units } from './budget-lab.js';

describe('a reservation that is not settled in time', () => {
  test.each([
    ['estimate', 40],
    ['nothing', 0],
  ] as const)('is charged the %s at its deadline, and not before', (expiredCharge, charged) => {
    const lab = new BudgetLab({ expiredCharge });
    lab.first.reserve(units(40));
    lab.clock.advance(TTL_MS - 1);
    expect(lab.first.usage).toMatchObject({ committedMicros: 0, reservedMicros: 40 });
    lab.clock.advance(1);
    expect(lab.first.usage).toMatchObject({ committedMicros: charged, reservedMicros: 0 });
  });

  test('makes room for others of itself', () => {
    const lab = new BudgetLab({ expiredCharge: 'nothing', maxReservations: 1 });
    lab.first.reserve(units(100));
    lab.clock.advance(TTL_MS);
    expect(lab.attach().reserve(units(100)).reservedMicros).toBe(100);
  });

  test('is counted once by whoever expires it', () => {
    const lab = new BudgetLab();
    lab.first.reserve(units(10));
    lab.first.reserve(units(20));
    lab.clock.advance(TTL_MS);
    expect([lab.attach().expireDue(), lab.attach().expireDue()]).toEqual([2, 0]);
  });

  test('is settled in time as long as nobody has expired it', () => {
    const lab = new BudgetLab();
    const reservation = lab.first.reserve(units(40));
    lab.clock.advance(TTL_MS);
    reservation.commit(units(50));
    expect(lab.first.usage).toMatchObject({ committedMicros: 50, overrunMicros: 10 });
  });

  test('can be settled late and once, also when its place is taken by another', () => {
    const lab = new BudgetLab({ maxReservations: 2 });
    const reservation = lab.first.reserve(units(40));
    lab.clock.advance(TTL_MS);
    const next = lab.first.reserve(units(5));
    reservation.commit(units(30));
    expect(() => {
      reservation.release();
    }).toThrow(expect.objectContaining({ code: 'ERR_RESERVATION_SETTLED' }));
    next.commit(units(4));
    expect(lab.first.usage).toMatchObject({ committedMicros: 34, reservedMicros: 0 });
  });

  test('stays to be settled when no place is free for its correction', () => {
    const lab = new BudgetLab({ maxReservations: 1 });
    const reservation = lab.first.reserve(units(40));
    lab.clock.advance(TTL_MS);
    const next = lab.first.reserve(units(5));
    const commit = () => {
      reservation.commit(units(30));
    };
    expect(commit).toThrow(expect.objectContaining({ code: 'ERR_RESERVATIONS_FULL' }));
    next.release();
    commit();
    expect(lab.first.usage).toMatchObject({ committedMicros: 30, reservedMicros: 0 });
  });
});
