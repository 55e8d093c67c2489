import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab } from '../cost/cost-lab.js';
import { BOTH_WAYS, valuesOf } from './cost-meters.js';

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

/** A cost breaker of which no two counts are the same. */
async function livedThrough() {
  const { breaker, clock } = costLab({ name: 'a', dailyCap: 100 });
  const expired = times(13, () => breaker.reserve(0.1));
  clock.advance(300_000);
  for (const reservation of expired.slice(0, 5)) reservation.commit(0.1);
  for (const reservation of expired.slice(5, 11)) reservation.release();
  times(8, () => codeOf(() => breaker.reserve(1_000)));
  times(2, () => {
    breaker.reserve(0.1).release();
  });
  const committed = breaker.reserve(0.5);
  committed.commit(0.5);
  times(4, () => {
    committed.refund(0.1);
  });
  for (let call = 0; call < 9; call++) {
    await breaker.execute(() => 1, { estimate: 0.1, actual: () => Number.NaN });
  }
  times(3, () => breaker.reserve(0.1));
  return breaker;
}

describe.each(BOTH_WAYS)('metrics %s are the counts of the cost breaker', (_, labOf) => {
  test('each count is a metric, with its value', async () => {
    expect(await valuesOf(labOf([await livedThrough()]), /^breaker\.cost\.(?!budget\.)/)).toEqual({
      'reservation.active': { a: 3 },
      'reservation.admitted': { a: 28 },
      'reservation.blocked': { a: 8 },
      'reservation.throttled': { a: 0 },
      'reservation.degraded': { a: 0 },
      'reservation.committed': { a: 10 },
      'reservation.released': { a: 2 },
      'reservation.expired': { a: 13 },
      'reservation.late_committed': { a: 5 },
      'reservation.late_released': { a: 6 },
      'reservation.unpriced': { a: 9 },
      refunds: { a: 4 },
      blocked: { a: 8_000_000_000 },
      saved: { a: 0 },
    });
  });

  test('anew at each collection', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 1 });
    const lab = labOf([breaker]);
    const read = () => lab.values('breaker.cost.reservation.active');
    expect(await read()).toEqual({ a: 0 });
    const reservation = breaker.reserve(0.1);
    expect(await read()).toEqual({ a: 1 });
    reservation.release();
    expect(await read()).toEqual({ a: 0 });
  });

  test('what is due expires at a collection, and is told', async () => {
    const { breaker, clock } = costLab({ name: 'a', dailyCap: 1 });
    const told: unknown[] = [];
    breaker.on('expired', ({ chargedMicros }) => told.push(chargedMicros));
    breaker.reserve(0.1);
    clock.advance(300_000);
    const expired = await labOf([breaker]).values('breaker.cost.reservation.expired');
    expect([expired, told]).toEqual([{ a: 1 }, [100_000]]);
  });
});
