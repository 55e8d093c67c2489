import { describe, expect, test } from '@jest/globals';
import { admittedOf, boom, closedScene, failTimes, rate } from './fixture.js';

const CALLS = 10_000;
const NEVER = rate({ kind: 'count', calls: 1 }, { minimumCalls: 1, threshold: 1 });

/** Settles after 0 to 6 microtasks, every third call by a rejection. */
async function scattered(call: number): Promise<number> {
  for (let turn = call % 7; turn > 0; turn--) await Promise.resolve();
  if (call % 3 === 0) throw boom;
  return call;
}

describe('no update is lost', () => {
  test('10,000 outcomes in any microtask order are 10,000 counted (F21)', async () => {
    const { breaker } = closedScene();
    breaker.disable();
    const calls = Array.from({ length: CALLS }, (_, call) =>
      breaker.execute(() => scattered(call)),
    );
    expect(breaker.counts).toMatchObject({ admitted: CALLS, inFlight: CALLS });
    await Promise.allSettled(calls);
    expect(breaker.counts).toMatchObject({ succeeded: 6_666, failed: 3_334, inFlight: 0 });
  });

  test('the window counts them all, too: the last of 10,000 completes its minimum', async () => {
    const trip = rate({ kind: 'count', calls: CALLS }, { minimumCalls: CALLS, threshold: 0.3334 });
    const { breaker } = closedScene({ trip });
    const call = (index: number): Promise<number> => breaker.execute(() => scattered(index));
    await Promise.allSettled(Array.from({ length: CALLS - 1 }, (_, index) => call(index)));
    expect(breaker.state).toBe('closed');
    await Promise.allSettled([call(CALLS - 1)]);
    expect(breaker.state).toBe('open');
  });

  test('admitted is always the sum of the settled and those in flight', () => {
    const { breaker } = closedScene({ trip: NEVER });
    breaker.acquire().success();
    breaker.acquire().ignore();
    breaker.acquire().cancel();
    const old = breaker.acquire();
    breaker.acquire();
    failTimes(breaker, 1);
    old.success();
    admittedOf(breaker, 3);
    expect(breaker.counts).toEqual({
      admitted: 6,
      succeeded: 1,
      failed: 1,
      ignored: 1,
      cancelled: 1,
      late: 1,
      expired: 0,
      rejected: 3,
      inFlight: 1,
      abandoned: 0,
      slow: 0,
      timedOut: 0,
      wouldHaveRejected: 0,
      observerErrors: 0,
    });
  });

  test('counts are a snapshot of their own', () => {
    const { breaker } = closedScene();
    const before = breaker.counts;
    failTimes(breaker, 1);
    expect([before.admitted, breaker.counts.admitted]).toEqual([0, 1]);
  });

  test('they outlive transitions and resets', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 2);
    breaker.reset();
    expect(breaker.counts).toMatchObject({ admitted: 2, failed: 2 });
  });
});
