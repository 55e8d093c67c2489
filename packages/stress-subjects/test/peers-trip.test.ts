import { describe, expect, jest, test } from '@jest/globals';
import { breakerOf, calls, onManualTime, PEERS } from './peer.js';

const HALF = {
  kind: 'rate',
  failureRateThreshold: 0.5,
  minimumCalls: 4,
  windowMs: 10_000,
} as const;
const ALL = { ...HALF, failureRateThreshold: 1 };

onManualTime();

describe.each(PEERS)('%s', (name) => {
  test('opens at its failure rate, not above it only', async () => {
    const breaker = await breakerOf(name, { trip: HALF });
    await calls(breaker, ['succeeded', 'succeeded', 'failed', 'failed']);
    expect(breaker.state()).toBe('open');
  });

  test('stays closed below its failure rate', async () => {
    const breaker = await breakerOf(name, { trip: HALF });
    await calls(breaker, ['succeeded', 'succeeded', 'succeeded', 'failed', 'failed']);
    expect(breaker.state()).toBe('closed');
  });

  test('opens at a failure rate of 1, with enough calls', async () => {
    const breaker = await breakerOf(name, { trip: ALL });
    await calls(breaker, ['failed', 'failed', 'failed']);
    expect(breaker.state()).toBe('closed');
    await calls(breaker, ['failed']);
    expect(breaker.state()).toBe('open');
  });

  test('never opens by fewer failures in a row than asked for', async () => {
    const breaker = await breakerOf(name);
    await calls(breaker, ['succeeded', 'failed', 'failed', 'succeeded', 'failed', 'failed']);
    expect(breaker.state()).toBe('closed');
  });
});

test.each(['cockatiel', 'mollitia'])(
  '%s counts failures in a row, whatever came before',
  async (name) => {
    const breaker = await breakerOf(name);
    await calls(breaker, ['failed', 'failed', 'succeeded', 'failed', 'failed', 'failed']);
    expect(breaker.state()).toBe('open');
  },
);

test.each(['opossum', 'mollitia'])('%s forgets what is older than its window', async (name) => {
  const breaker = await breakerOf(name, { trip: HALF });
  await calls(breaker, ['failed', 'failed', 'failed']);
  await jest.advanceTimersByTimeAsync(11_000);
  await calls(breaker, ['failed', 'failed', 'failed']);
  expect(breaker.state()).toBe('closed');
});

test('cockatiel forgets one bucket of its window when a call comes, however old the others are', async () => {
  const breaker = await breakerOf('cockatiel', { trip: HALF });
  await calls(breaker, ['failed', 'failed', 'failed']);
  await jest.advanceTimersByTimeAsync(60_000);
  await calls(breaker, ['failed']);
  expect(breaker.state()).toBe('open');
});

test('opossum only comes close: a success in its window of 10 s keeps it closed', async () => {
  const breaker = await breakerOf('opossum');
  await calls(breaker, ['succeeded', 'failed', 'failed', 'failed', 'failed']);
  expect(breaker.state()).toBe('closed');
  await jest.advanceTimersByTimeAsync(10_000);
  await calls(breaker, ['failed', 'failed', 'failed']);
  expect(breaker.state()).toBe('open');
});
