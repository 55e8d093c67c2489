import { describe, expect, test } from '@jest/globals';
import { costLab, daily } from './cost-lab.js';

describe('a result whose cost cannot be had is charged the estimate', () => {
  const faults: Record<string, () => number> = {
    NaN: () => Number.NaN,
    'a negative amount': () => -0.1,
    Infinity: () => Number.POSITIVE_INFINITY,
    'no number': () => undefined as unknown as number,
    'a promise': () => Promise.resolve(0.1) as unknown as number,
    'a throw': () => {
      throw new Error('no usage in the answer');
    },
  };

  for (const [kind, actual] of Object.entries(faults)) {
    test(`${kind}: the caller gets the result, the fault is counted and told`, async () => {
      const { breaker } = costLab({ dailyCap: 1 });
      const told: unknown[] = [];
      breaker.on('unpriced', ({ reservationId, reservedMicros, error }) => {
        told.push([reservationId, reservedMicros, error instanceof Error]);
      });

      await expect(breaker.execute(() => 'answer', { estimate: 0.4, actual })).resolves.toBe(
        'answer',
      );
      expect(told).toEqual([[1, 400_000, true]]);
      expect(breaker.usage).toMatchObject({ unpriced: 1, committed: 1, liveReservations: 0 });
      expect(daily(breaker)).toMatchObject({ committedMicros: 400_000, reservedMicros: 0 });
    });
  }

  test('a cost that can be had is not counted as a fault', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    await breaker.execute(() => 'answer', { estimate: 0.4, actual: () => 0 });
    expect(breaker.usage).toMatchObject({ unpriced: 0, committed: 1 });
    expect(daily(breaker).committedMicros).toBe(0);
  });
});
