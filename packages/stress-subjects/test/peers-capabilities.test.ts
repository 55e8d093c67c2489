import { describe, expect, jest, test } from '@jest/globals';
import { breakerOf, calls, endOf, fail, onManualTime, peer, PEERS, succeed } from './peer.js';

onManualTime();

test.each([
  ['opossum', ['counts', 'transitions', 'timeout', 'listeners']],
  ['cockatiel', ['transitions', 'trials', 'timeout', 'abort', 'listeners']],
  ['mollitia', ['transitions', 'trials', 'timeout', 'listeners']],
])('%s promises exactly %p', async (name, capabilities) => {
  expect((await peer(name)).capabilities).toEqual(capabilities);
});

describe.each(PEERS)('%s', (name) => {
  test('tells of every transition, each from where the last one led', async () => {
    const breaker = await breakerOf(name);
    const told: string[] = [];
    breaker.onTransition?.(({ from, to }) => told.push(`${from}→${to}`));
    await calls(breaker, ['failed', 'failed', 'failed']);
    await jest.advanceTimersByTimeAsync(1_000);
    await calls(breaker, ['failed']);
    await jest.advanceTimersByTimeAsync(1_000);
    await calls(breaker, ['succeeded']);
    expect(told).toEqual([
      'closed→open',
      'open→half-open',
      'half-open→open',
      'open→half-open',
      'half-open→closed',
    ]);
  });
});

test.each([
  ['opossum', 1],
  ['cockatiel', 2],
  ['mollitia', 2],
])('%s, asked for 2 trials, lets %i through at a time', async (name, trials) => {
  const breaker = await breakerOf(name, { halfOpenTrials: 2 });
  await calls(breaker, ['failed', 'failed', 'failed']);
  await jest.advanceTimersByTimeAsync(1_000);
  const fn = jest.fn(() => new Promise<string>(() => undefined));
  for (let call = 0; call < 3; call++) void endOf(breaker, fn);
  await jest.advanceTimersByTimeAsync(0);
  expect(fn).toHaveBeenCalledTimes(trials);
});

test.each(['cockatiel', 'mollitia'])('%s closes by as many successes as trials', async (name) => {
  const breaker = await breakerOf(name, { halfOpenTrials: 2 });
  await calls(breaker, ['failed', 'failed', 'failed']);
  await jest.advanceTimersByTimeAsync(1_000);
  await calls(breaker, ['succeeded']);
  expect(breaker.state()).toBe('half-open');
  await calls(breaker, ['succeeded']);
  expect(breaker.state()).toBe('closed');
});

test('opossum counts each call once, as what it was', async () => {
  const breaker = await breakerOf('opossum');
  await Promise.all([succeed, fail, succeed].map((fn) => endOf(breaker, fn)));
  await jest.advanceTimersByTimeAsync(10_000);
  await calls(breaker, ['failed', 'failed', 'failed', 'failed']);
  expect(breaker.counts?.()).toEqual({ succeeded: 2, failed: 4, rejected: 1, late: 0 });
});
