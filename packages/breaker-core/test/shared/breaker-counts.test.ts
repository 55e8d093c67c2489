import { describe, expect, test } from '@jest/globals';
import { CountLanes, LANE_WORDS, LANES, PLACE } from '../../src/shared/count-lanes.js';
import { BreakerLab } from './breaker-lab.js';

describe('counts are exact', () => {
  test('over more threads than there are lanes', () => {
    const lab = new BreakerLab();
    const threads = Array.from({ length: 2 * LANES + 1 }, () => lab.attach());
    for (const thread of threads) thread.acquire().success();
    expect(lab.first.counts).toMatchObject({ admitted: threads.length, succeeded: threads.length });
  });

  test('beyond 2³¹ and 2³², at every step of passing them', () => {
    const words = new Int32Array(new SharedArrayBuffer(4 * LANES * LANE_WORDS));
    const lanes = new CountLanes(words, { at: 0, attachment: 0 });
    const sums: number[] = [];
    for (const half of [0, 1, 2]) {
      words[PLACE.late] = (half % 2) * -(2 ** 31) + 2 ** 31 - 2;
      for (let call = 0; call < 3; call++) {
        lanes.add(PLACE.late);
        sums.push(lanes.sum('late') - (half + 1) * 2 ** 31);
      }
    }
    expect(sums).toEqual([-1, 0, 1, -1, 0, 1, -1, 0, 1]);
  });

  test('when a thread has passed 2³¹ and not said so yet', () => {
    const words = new Int32Array(new SharedArrayBuffer(4 * LANES * LANE_WORDS));
    words[PLACE.late] = -(2 ** 31);
    expect(new CountLanes(words, { at: 0, attachment: 3 }).sum('late')).toBe(2 ** 31);
  });

  test('each is of its own kind', () => {
    const lab = new BreakerLab({ trip: { kind: 'consecutive-failures', failures: 9 } });
    const { first } = lab;
    first.acquire().success();
    for (let call = 0; call < 2; call++) first.acquire().failure();
    for (let call = 0; call < 3; call++) first.acquire().ignore();
    for (let call = 0; call < 4; call++) first.acquire().cancel();
    first.acquire();
    expect(lab.attach().counts).toEqual({
      admitted: 11,
      succeeded: 1,
      failed: 2,
      ignored: 3,
      cancelled: 4,
      late: 0,
      inFlight: 1,
      timedOut: 0,
      expired: 0,
      rejected: 0,
      observerErrors: 0,
    });
  });
});
