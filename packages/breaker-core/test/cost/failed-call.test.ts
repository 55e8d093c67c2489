import { describe, expect, test } from '@jest/globals';
import { costLab, daily } from './cost-lab.js';

const boom = new Error('upstream down');

describe('a call that fails costs nothing', () => {
  const failures: Record<string, () => Promise<string>> = {
    'throws at once': () => {
      throw boom;
    },
    rejects: () => Promise.reject(boom),
    'is a thenable that rejects': () =>
      ({
        then: (_: unknown, no: (error: unknown) => void) => {
          no(boom);
        },
      }) as unknown as Promise<string>,
  };

  for (const [kind, fail] of Object.entries(failures)) {
    test(`${kind}: the reservation is released and the caller gets the very error`, async () => {
      const { breaker } = costLab({ dailyCap: 1 });
      let heldMicros = 0;
      const held = () => {
        heldMicros = daily(breaker).reservedMicros;
        return fail();
      };

      await expect(breaker.execute(held, { estimate: 0.4, actual: () => 0.4 })).rejects.toBe(boom);
      expect(heldMicros).toBe(400_000);
      expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
      expect(breaker.usage).toMatchObject({ admitted: 1, released: 1, committed: 0 });
    });
  }

  test('a blocked call never runs, and is refused by a rejection, not by a throw', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    let ran = false;
    const call = breaker.execute(() => (ran = true), { estimate: 1.01 });
    await expect(call).rejects.toMatchObject({ code: 'ERR_BUDGET_EXCEEDED' });
    expect(ran).toBe(false);
  });

  test('a synchronous result is a result', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const call = breaker.execute(() => 7, { estimate: 0.5, actual: (result) => result / 100 });
    await expect(call).resolves.toBe(7);
    expect(daily(breaker).committedMicros).toBe(70_000);
  });

  test('without `actual` the estimate is charged', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    await breaker.execute(() => undefined, { estimate: 0.5 });
    expect(daily(breaker).committedMicros).toBe(500_000);
  });
});
