import { describe, expect, test } from '@jest/globals';
import type { Reservation } from '../../src/index.js';
import { codeOf, costLab } from './cost-lab.js';

const TTL_MS = 1_000;

describe('every reservation ends once', () => {
  const ends: Record<string, (reservation: Reservation) => void> = {
    commit: (reservation) => {
      reservation.commit(0.2);
    },
    release: (reservation) => {
      reservation.release();
    },
  };

  for (const [first, end] of Object.entries(ends)) {
    for (const [second, again] of Object.entries(ends)) {
      test(`after ${first}, ${second} is refused and changes nothing`, () => {
        const { breaker } = costLab({ dailyCap: 1, monthlyCap: 10 });
        const reservation = breaker.reserve(0.5);
        end(reservation);
        const before = breaker.usage;

        const code = codeOf(() => {
          again(reservation);
        });
        expect(code).toBe('ERR_RESERVATION_SETTLED');
        expect(breaker.usage).toEqual(before);
      });

      test(`after expiry and a late ${first}, ${second} is refused and changes nothing`, () => {
        const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
        const reservation = breaker.reserve(0.5);
        clock.advance(TTL_MS);
        end(reservation);
        const before = breaker.usage;

        const code = codeOf(() => {
          again(reservation);
        });
        expect(code).toBe('ERR_RESERVATION_SETTLED');
        expect(breaker.usage).toEqual(before);
      });
    }
  }

  test('a settled reservation does not expire', () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
    breaker.reserve(0.5).release();
    breaker.reserve(0.5).commit(0.5);
    clock.advance(TTL_MS);
    expect(breaker.usage).toMatchObject({ expired: 0, released: 1, committed: 1 });
  });

  test('settled from the middle, the others keep their order of expiry', () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
    const expired: number[] = [];
    breaker.on('expired', ({ reservationId }) => expired.push(reservationId));
    const held = [0, 1, 2, 3, 4].map(() => {
      clock.advance(10);
      return breaker.reserve(0.1);
    });
    for (const index of [2, 0, 4]) held[index]?.release();
    clock.advance(TTL_MS);

    expect(breaker.usage).toMatchObject({ liveReservations: 0, expired: 2, released: 3 });
    expect(expired).toEqual([2, 4]);
  });
});
