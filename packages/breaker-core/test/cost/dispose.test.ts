import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily } from './cost-lab.js';

describe('a disposed cost breaker', () => {
  test('admits nothing, and runs nothing', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.dispose();
    let ran = false;
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_DISPOSED');
    await expect(breaker.execute(() => (ran = true), { estimate: 0.1 })).rejects.toMatchObject({
      code: 'ERR_DISPOSED',
    });
    expect(ran).toBe(false);
    expect(breaker.usage.admitted).toBe(0);
  });

  test('tells nobody, not even the listeners next in line', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: string[] = [];
    breaker.on('released', () => {
      told.push('first');
      breaker.dispose();
    });
    breaker.on('released', () => told.push('second'));
    const [one, two] = [breaker.reserve(0.1), breaker.reserve(0.1)];
    one.release();
    two.release();
    expect(told).toEqual(['first']);
  });

  test('tells nothing to who listens afterwards', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(0.1);
    breaker.dispose();
    const told: string[] = [];
    breaker.on('released', () => told.push('afterwards'));
    reservation.release();
    expect(told).toEqual([]);
  });

  test('still counts what was reserved before', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(0.5);
    breaker.dispose();
    reservation.commit(0.3);
    expect(daily(breaker)).toMatchObject({ committedMicros: 300_000, reservedMicros: 0 });
  });
});
