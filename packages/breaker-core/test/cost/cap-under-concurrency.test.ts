import { describe, expect, test } from '@jest/globals';
import { costLab, daily, pending } from './cost-lab.js';

describe('a cap holds under concurrency', () => {
  test('1,000 concurrent calls of $0.01 against $1.00: 100 run, $1.00 is spent', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const upstream = pending<string>();
    let ran = 0;
    const calls = Array.from({ length: 1_000 }, () =>
      breaker.execute(
        () => {
          ran += 1;
          return upstream.promise;
        },
        { estimate: 0.01, actual: () => 0.01 },
      ),
    );
    upstream.resolve('done');
    const settled = await Promise.allSettled(calls);

    const codes = settled.map((end) =>
      end.status === 'fulfilled' ? end.value : (end.reason as { code: string }).code,
    );
    expect(ran).toBe(100);
    expect(codes.filter((code) => code === 'done')).toHaveLength(100);
    expect(codes.filter((code) => code === 'ERR_BUDGET_EXCEEDED')).toHaveLength(900);
    expect(daily(breaker)).toMatchObject({ committedMicros: 1_000_000, reservedMicros: 0 });
    expect(breaker.usage).toMatchObject({ admitted: 100, committed: 100, blocked: 900 });
  });

  test('what is in flight counts as spent before it is', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const upstream = pending<number>();
    const peaks: number[] = [];
    const calls = Array.from({ length: 50 }, (_, index) =>
      breaker.execute(
        async () => {
          const held = daily(breaker);
          peaks.push(held.committedMicros + held.reservedMicros);
          return (await upstream.promise) + index;
        },
        { estimate: 0.3, actual: () => 0.3 },
      ),
    );
    upstream.resolve(0);
    await Promise.allSettled(calls);

    expect(peaks).toEqual([300_000, 600_000, 900_000]);
    expect(daily(breaker).committedMicros).toBe(900_000);
  });

  test('exactly at the cap is admitted, one micro-unit more is not', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.reserve(0.999_999);
    expect(() => breaker.reserve(0.000_002)).toThrow();
    breaker.reserve(0.000_001);
    expect(daily(breaker).remainingMicros).toBe(0);
    expect(() => breaker.reserve(0.000_001)).toThrow();
    expect(() => breaker.reserve(0)).not.toThrow();
  });

  test('what a call did not use is free at once', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const first = breaker.reserve(1);
    expect(() => breaker.reserve(0.75)).toThrow();
    first.commit(0.25);
    expect(breaker.reserve(0.75).reservedMicros).toBe(750_000);
    expect(daily(breaker)).toMatchObject({ committedMicros: 250_000, reservedMicros: 750_000 });
  });
});
