import { expect, jest, test } from '@jest/globals';
import { nowMs } from '../../src/clock.js';
import { SeededRandom } from '../../src/seed.js';
import {
  type MultiServerPlan,
  MultiServerUpstream,
} from '../../src/upstream/multi-server-upstream.js';

const TEN_MS = { model: 'fixed', ms: 10 } as const;

/** Calls at given moments of a manual clock; tells when each was answered, and how. */
async function answers(plan: MultiServerPlan, startsMs: readonly number[], untilMs = 1_000) {
  jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'queueMicrotask'] });
  try {
    const upstream = new MultiServerUpstream(new SeededRandom(1, 'upstream'), plan);
    const ends: string[] = [];
    for (const [index, startMs] of startsMs.entries()) {
      setTimeout(() => {
        const settle = (end: string) => () => ends.push(`${index} ${end} ${performanceMs()}`);
        upstream.call().then(settle('answered'), settle('gave up'));
      }, startMs);
    }
    await jest.advanceTimersByTimeAsync(untilMs);
    return { ends, upstream, waitMs: upstream.waitMs };
  } finally {
    jest.useRealTimers();
  }
}

const performanceMs = (): number => Math.round(nowMs());

test('calls up to the number of servers are served at once', async () => {
  const { ends } = await answers({ servers: 3, serviceTime: TEN_MS }, [0, 0, 0]);
  expect(ends).toEqual(['0 answered 10', '1 answered 10', '2 answered 10']);
});

test('more wait, first come, first served', async () => {
  const { ends } = await answers({ servers: 2, serviceTime: TEN_MS }, [0, 4, 5, 6, 100]);
  expect(ends).toEqual([
    '0 answered 10',
    '1 answered 14',
    '2 answered 20',
    '3 answered 24',
    '4 answered 110',
  ]);
});

test('with servers without limit nobody waits', async () => {
  const { ends } = await answers({ servers: Infinity, serviceTime: TEN_MS }, Array(50).fill(0));
  expect(ends).toHaveLength(50);
  expect(ends.every((end) => end.endsWith('answered 10'))).toBe(true);
});

test('who waited for as long as the deadline gives up, and is served all the same', async () => {
  const plan = { servers: 1, serviceTime: TEN_MS, deadlineMs: 15 };
  const { ends, upstream } = await answers(plan, [0, 0, 0, 16]);
  // The third keeps the server until 30: the fourth, at 16, has to wait for it.
  expect(ends).toEqual(['0 answered 10', '1 gave up 15', '2 gave up 15', '3 gave up 31']);
  expect([upstream.started, upstream.succeeded, upstream.failed]).toEqual([4, 1, 3]);
  expect([upstream.inFlight, upstream.maxInFlight]).toEqual([0, 3]);
});

test('the wait is what the first free server has left to do', async () => {
  const { waitMs } = await answers({ servers: 2, serviceTime: TEN_MS }, [0, 0, 0, 0, 1], 12);
  // Two by two until 20, then the fifth until 30: the other server is free at 20, in 8.
  expect(Math.round(waitMs)).toBe(8);
});

test('a fault is its own, another error is not', async () => {
  const plan = { servers: 1, serviceTime: TEN_MS, deadlineMs: 5 };
  const upstream = new MultiServerUpstream(new SeededRandom(1, 'upstream'), plan);
  const fault: unknown = await upstream.call().catch((error: unknown) => error);
  expect([upstream.isFault(fault), upstream.isFault(new Error())]).toEqual([true, false]);
});

test('a service that never ends keeps its server, and its caller unless that gives up', async () => {
  const stalled = { model: 'stalled', ms: 1, stalledShare: 1 } as const;
  const patient = await answers({ servers: 1, serviceTime: stalled }, [0, 1]);
  expect(patient.ends).toEqual([]);
  expect(patient.upstream.inFlight).toBe(2);
  const impatient = await answers({ servers: 1, serviceTime: stalled, deadlineMs: 20 }, [0, 1]);
  expect(impatient.ends).toEqual(['0 gave up 20', '1 gave up 21']);
  expect(impatient.upstream.inFlight).toBe(0);
});

test('a service longer than any timer is not over at once', async () => {
  const serviceTime = { model: 'fixed', ms: 2 ** 31 } as const;
  const { ends } = await answers({ servers: 1, serviceTime }, [0]);
  expect(ends).toEqual([]);
});

test.each([0, -1, 1.5, NaN])('%d servers are refused', (servers) => {
  const plan = { servers, serviceTime: TEN_MS };
  expect(() => new MultiServerUpstream(new SeededRandom(1, 'upstream'), plan)).toThrow(
    expect.objectContaining({
      code: 'ERR_UPSTREAM',
      message: `servers must be a positive integer or Infinity, got ${servers}`,
    }),
  );
});

test('a deadline of nothing is refused', () => {
  const plan = { servers: 1, serviceTime: TEN_MS, deadlineMs: 0 };
  expect(() => new MultiServerUpstream(new SeededRandom(1, 'upstream'), plan)).toThrow(
    'deadlineMs must be above 0, got 0',
  );
});
