import { expect, test } from '@jest/globals';
import type { CallEnd } from '@breaker-lab/stress-harness';
import { retriedRequest } from '../src/retried-request.js';

test.each<[readonly CallEnd[], boolean, number]>([
  [['succeeded'], true, 1],
  [['failed', 'failed', 'succeeded'], true, 3],
  [['failed', 'failed', 'failed'], false, 3],
  [['rejected'], false, 1],
  [['failed', 'rejected'], false, 2],
])('calls that end %j: answered %p, with %d calls', async (ends, answered, calls) => {
  const startsMs: (number | undefined)[] = [];
  const call = (startMs?: number): Promise<CallEnd> => {
    startsMs.push(startMs);
    return Promise.resolve(ends[startsMs.length - 1] ?? 'failed');
  };
  expect(await retriedRequest(call, 7)).toBe(answered);
  // The first is late by what the generator was late; a retry begins when it is made.
  expect(startsMs).toEqual([7, ...Array<undefined>(calls - 1).fill(undefined)]);
});
