import { describe, expect, test } from '@jest/globals';
import { deferred, dueScene, type Deferred } from './fixture.js';

const CALLERS = 10_000;

describe('a stampede at the end of the open period', () => {
  test.each([1, 5])(
    'of 10,000 callers in one tick, exactly %i reach the upstream (F6)',
    async (n) => {
      const { breaker } = dueScene({ halfOpenTrials: n });
      let reached = 0;
      const call = async (): Promise<void> => {
        reached++;
        await Promise.resolve();
      };
      const results = await Promise.allSettled(
        Array.from({ length: CALLERS }, () => breaker.execute(call)),
      );
      expect(reached).toBe(n);
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(CALLERS - n);
    },
  );

  test('nobody waits for the trial: its success releases no herd (F9)', async () => {
    const { breaker } = dueScene();
    const trial: Deferred<string> = deferred();
    let reached = 0;
    const calls = Array.from({ length: CALLERS }, () =>
      breaker.execute(() => {
        reached++;
        return trial.promise;
      }),
    );
    trial.resolve('well again');
    const results = await Promise.allSettled(calls);
    expect([reached, breaker.state, breaker.counts.inFlight]).toEqual([1, 'closed', 0]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
