import { expect, test } from '@jest/globals';
import { ThrottleBucket } from '../src/throttle-bucket.js';

/** How many of so many calls in one instant are let through. */
function letThrough(bucket: ThrottleBucket, { calls, nowMs }: { calls: number; nowMs: number }) {
  let through = 0;
  for (let call = 0; call < calls; call++) {
    if (!bucket.has(nowMs)) continue;
    bucket.take(nowMs);
    through++;
  }
  return through;
}

test('a burst at first and after a pause, and no more than it', () => {
  const bucket = new ThrottleBucket({ calls: 2, perSeconds: 1, burst: 3 });
  const through = [0, 499, 500, 1_000, 60_000].map((nowMs) =>
    letThrough(bucket, { calls: 9, nowMs }),
  );
  expect(through).toEqual([3, 0, 1, 1, 3]);
});

test('a call’s share comes back to the millisecond, also where it is no whole number of them', () => {
  const bucket = new ThrottleBucket({ calls: 7, perSeconds: 1, burst: 1 });
  expect(bucket.callMs).toBe(143);
  bucket.take(0);
  expect([142, 143].map((nowMs) => bucket.has(nowMs))).toEqual([false, true]);
});

test.each([
  [1, 10, 6],
  [3, 10, 18],
  [49, 1, 2_940],
  [333, 1, 19_980],
])(
  '%i calls in %i s make %i in a minute and the burst, and not one more',
  (calls, perSeconds, sum) => {
    const bucket = new ThrottleBucket({ calls, perSeconds, burst: 4 });
    let through = 0;
    for (let nowMs = 0; nowMs <= 60_000; nowMs++)
      through += letThrough(bucket, { calls: 5, nowMs });
    expect(through).toBe(sum + 4);
  },
);
