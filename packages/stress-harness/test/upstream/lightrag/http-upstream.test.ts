import { expect, test } from '@jest/globals';
import { type Exchange, HttpUpstream } from '../../../src/upstream/lightrag/http-upstream.js';

/** Answers when it is told to, or when its caller gives up. */
function heldUpstream(patienceMs: number) {
  const held: (() => void)[] = [];
  const send = ({ ordinal, signal }: Exchange): Promise<number> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      held.push(() => {
        resolve(ordinal);
      });
    });
  return { upstream: new HttpUpstream(send, { patienceMs }), held };
}

test('calls are numbered, and count as what they ended as', async () => {
  const { upstream, held } = heldUpstream(10_000);
  const calls = [upstream.call(), upstream.call()];
  expect(upstream).toMatchObject({ started: 2, succeeded: 0, failed: 0, maxInFlight: 2 });
  for (const answer of held) answer();
  expect(await Promise.all(calls)).toEqual([1, 2]);
  expect(upstream).toMatchObject({ started: 2, succeeded: 2, failed: 0 });
});

test('a caller whose patience ends gives the call up, and knows that it did', async () => {
  const { upstream } = heldUpstream(1);
  const error: unknown = await upstream.call().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'TimeoutError' });
  expect(upstream.isFault(error)).toBe(true);
  expect(upstream.isFault(new TypeError('fn is not a function'))).toBe(false);
  expect(upstream).toMatchObject({ failed: 1, ends: { aborted: 1 } });
});

test('calls that began before a reset are none of those in flight since', async () => {
  const { upstream, held } = heldUpstream(10_000);
  const calls = [upstream.call(), upstream.call()];
  upstream.resetMaxInFlight();
  calls.push(upstream.call());
  expect(upstream.maxInFlight).toBe(1);
  for (const answer of held) answer();
  await Promise.all(calls);
});
