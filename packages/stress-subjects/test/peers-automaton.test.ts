import { describe, expect, jest, test } from '@jest/globals';
import { breakerOf, calls, endOf, fail, onManualTime, PEERS, succeed } from './peer.js';

onManualTime();

describe.each(PEERS)('%s', (name) => {
  test('is closed, and opens at the last of so many failures in a row', async () => {
    const breaker = await breakerOf(name);
    await calls(breaker, ['failed', 'failed']);
    expect(breaker.state()).toBe('closed');
    await calls(breaker, ['failed']);
    expect(breaker.state()).toBe('open');
  });

  test('rejects while it is open, and runs nothing', async () => {
    const breaker = await breakerOf(name);
    await calls(breaker, ['failed', 'failed', 'failed']);
    await jest.advanceTimersByTimeAsync(999);
    const fn = jest.fn(succeed);
    await expect(endOf(breaker, fn)).resolves.toBe('rejected');
    expect(fn).not.toHaveBeenCalled();
  });

  test('tries a call when the open period is over, and closes when that succeeds', async () => {
    const breaker = await breakerOf(name);
    await calls(breaker, ['failed', 'failed', 'failed']);
    await jest.advanceTimersByTimeAsync(1_000);
    const trial = endOf(breaker, succeed);
    expect(breaker.state()).toBe('half-open');
    await expect(trial).resolves.toBe('succeeded');
    expect(breaker.state()).toBe('closed');
  });

  test('opens again when the trial fails', async () => {
    const breaker = await breakerOf(name);
    await calls(breaker, ['failed', 'failed', 'failed']);
    await jest.advanceTimersByTimeAsync(1_000);
    await calls(breaker, ['failed']);
    expect(breaker.state()).toBe('open');
    await expect(endOf(breaker, succeed)).resolves.toBe('rejected');
  });

  test('gives a caller the outcome of its own call, whatever it is, and takes no other error for a rejection', async () => {
    const breaker = await breakerOf(name);
    await expect(breaker.execute(succeed)).resolves.toBe('yes');
    await expect(breaker.execute(fail)).rejects.toThrow('no');
    expect([new Error('no'), undefined, null, 'no'].some((e) => breaker.isRejection(e))).toBe(
      false,
    );
  });
});
