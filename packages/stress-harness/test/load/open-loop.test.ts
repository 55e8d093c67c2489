import { expect, test } from '@jest/globals';
import { nowMs } from '../../src/clock.js';
import type { Arrivals } from '../../src/load/arrivals.js';
import { openLoop } from '../../src/load/open-loop.js';

const startsAt = (...startsMs: number[]): Arrivals => {
  let n = 0;
  return () => startsMs[n++];
};

test('every arrival is offered, in order, with its intended start', async () => {
  const offered: number[] = [];
  const beginMs = nowMs();
  await openLoop({
    arrivals: startsAt(0, 1, 1, 5),
    offer: (intendedStartMs) => offered.push(intendedStartMs - beginMs),
  });
  const [first = NaN] = offered;
  expect(offered.map((ms) => Math.round(ms - first))).toEqual([0, 1, 1, 5]);
});

test('no arrival is offered before its time', async () => {
  const earlyMs: number[] = [];
  await openLoop({
    arrivals: startsAt(0, 0.5, 2, 4),
    offer: (intendedStartMs) => earlyMs.push(intendedStartMs - nowMs()),
  });
  expect(Math.max(...earlyMs)).toBeLessThanOrEqual(0);
});

test('the lag is told of each offered call', async () => {
  const block = (): void => {
    const untilMs = nowMs() + 20;
    while (nowMs() < untilMs);
  };
  const { lag } = await openLoop({ arrivals: startsAt(0, 1, 2), offer: block });
  expect(lag.count).toBe(3);
  // The last one waited for two blocks of 20 ms, less the 2 ms by which it was meant to be later.
  expect(lag.maxMs).toBeGreaterThanOrEqual(37.9);
});

test('arrivals beyond the bound are dropped and counted, not delayed', async () => {
  let inFlight = 0;
  const { dropped, lag } = await openLoop({
    arrivals: startsAt(...Array<number>(10).fill(0)),
    offer: () => inFlight++,
    bound: { inFlight: () => inFlight, max: 4 },
  });
  expect([inFlight, lag.count, dropped]).toEqual([4, 4, 6]);
});

test('answers are heard while more is due than can be offered in time', async () => {
  let answered = 0;
  let answeredAtLast = 0;
  await openLoop({
    arrivals: startsAt(...Array<number>(1_000).fill(0)),
    offer: () => {
      answeredAtLast = answered;
      setImmediate(() => answered++);
    },
  });
  expect(answeredAtLast).toBeGreaterThan(800);
});

test('stretches add up in one punctuality', async () => {
  const offer = (): void => undefined;
  const first = await openLoop({ arrivals: startsAt(0, 0), offer });
  const both = await openLoop({ arrivals: startsAt(0), offer, punctuality: first });
  expect(both).toBe(first);
  expect(both.lag.count).toBe(3);
});
