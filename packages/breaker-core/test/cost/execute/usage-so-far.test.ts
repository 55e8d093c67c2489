import { describe, expect, test } from '@jest/globals';
import type { PaidCallContext } from '../../../src/index.js';
import { BROKEN_OFF, costLab, daily, pending } from '../cost-lab.js';

describe('F33: a call that breaks off half-way is charged what it used: not nothing, not the estimate', () => {
  test('given up by its signal: the caller hears at once, the money is held until the work ends', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const caller = new AbortController();
    const work = pending<string>();
    const call = breaker.execute(
      ({ used }) => {
        used(0.1);
        used(0.3);
        return work.promise;
      },
      { estimate: 0.8, signal: caller.signal },
    );
    caller.abort(BROKEN_OFF);

    await expect(call).rejects.toBe(BROKEN_OFF);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 800_000 });
    work.reject(BROKEN_OFF);
    await work.promise.catch(() => undefined);
    expect(daily(breaker)).toMatchObject({ committedMicros: 300_000, reservedMicros: 0 });
  });

  test('timed out: what it goes on to use is charged when it ends', async () => {
    const { breaker, clock } = costLab({ dailyCap: 1 });
    const work = pending<string>();
    let tell: (total: number) => void = () => undefined;
    const call = breaker.execute(
      ({ used }) => {
        tell = used;
        used(0.1);
        return work.promise;
      },
      { estimate: 0.8, timeoutMs: 100 },
    );
    clock.advance(100);

    await expect(call).rejects.toMatchObject({ code: 'ERR_CALL_TIMEOUT' });
    tell(0.2);
    work.reject(BROKEN_OFF);
    await work.promise.catch(() => undefined);
    expect(daily(breaker)).toMatchObject({ committedMicros: 200_000, reservedMicros: 0 });
  });

  test('given up, and succeeds all the same: it is charged its actual cost', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const caller = new AbortController();
    const work = pending<number>();
    const call = breaker.execute(() => work.promise, {
      estimate: 0.8,
      actual: (dollars) => dollars,
      signal: caller.signal,
    });
    caller.abort(BROKEN_OFF);
    await expect(call).rejects.toBe(BROKEN_OFF);
    work.resolve(0.5);
    await work.promise;
    await Promise.resolve();
    expect(daily(breaker)).toMatchObject({ committedMicros: 500_000, reservedMicros: 0 });
  });

  test('given up, and never ends: it expires, and is charged its estimate', async () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: 1_000 });
    const caller = new AbortController();
    const call = breaker.execute(() => pending<null>().promise, {
      estimate: 0.8,
      signal: caller.signal,
    });
    caller.abort(BROKEN_OFF);
    await expect(call).rejects.toBe(BROKEN_OFF);
    clock.advance(1_000);
    expect(daily(breaker)).toMatchObject({ committedMicros: 800_000, reservedMicros: 0 });
  });

  test('given up before it began: it costs nothing and never runs', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    let runs = 0;
    const signal = AbortSignal.abort(BROKEN_OFF);
    await expect(breaker.execute(() => ++runs, { estimate: 0.8, signal })).rejects.toBe(BROKEN_OFF);
    expect(runs).toBe(0);
    expect(breaker.usage).toMatchObject({ admitted: 0, blocked: 0 });
  });

  test('more than the estimate was used: all of it is charged, and blocks', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const call = breaker.execute(
      ({ used }) => {
        used(1.5);
        throw BROKEN_OFF;
      },
      { estimate: 0.8 },
    );
    await expect(call).rejects.toBe(BROKEN_OFF);
    expect(daily(breaker)).toMatchObject({ committedMicros: 1_500_000, overrunMicros: 700_000 });
    expect(() => breaker.reserve(0)).toThrow(/has 0 of/);
  });
});

describe('what `used` tells', () => {
  test('is a total: of several the highest counts', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const tell = ({ used }: PaidCallContext): void => {
      for (const total of [0.1, 0.4, 0.2]) used(total);
    };
    await breaker.execute(tell, { estimate: 0.8 });
    expect(daily(breaker).committedMicros).toBe(400_000);
  });

  test('is outranked by `actual`', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const call = { estimate: 0.8, actual: () => 0.5 };
    await breaker.execute(({ used }) => {
      used(0.1);
    }, call);
    expect(daily(breaker).committedMicros).toBe(500_000);
  });

  for (const total of [Number.NaN, -1, Number.POSITIVE_INFINITY, 1e300]) {
    test(`${total} is no amount: the estimate is charged and the fault told, nothing is lost`, async () => {
      const { breaker } = costLab({ dailyCap: 1 });
      const faults: unknown[] = [];
      breaker.on('unpriced', ({ error }) => faults.push(error));
      const call = breaker.execute(
        ({ used }) => {
          used(0.1);
          used(total);
          throw BROKEN_OFF;
        },
        { estimate: 0.8 },
      );
      await expect(call).rejects.toBe(BROKEN_OFF);
      expect(daily(breaker).committedMicros).toBe(800_000);
      expect(faults).toMatchObject([{ code: 'ERR_INVALID_AMOUNT', value: total }]);
    });
  }
});
