import { expect, test } from '@jest/globals';
import { AwakeTime } from '../../src/lab/awake-time.js';

const calm = { busyMs: 0, labIsStopped: false };

test('a lab that can run is awake, and its time is over when it has had it', () => {
  const time = new AwakeTime(1_000);
  for (let nowMs = 1_100; nowMs <= 1_900; nowMs += 100) time.beat({ ...calm, nowMs });
  expect([time.awakeMs, time.stoodStillMs, time.isOver(1_000)]).toEqual([900, 0, false]);
  time.beat({ ...calm, nowMs: 2_000 });
  expect(time.isOver(1_000)).toBe(true);
});

test('a gap without a beat is a standstill, unless the keeper was busy or waited for a processor', () => {
  const time = new AwakeTime(0);
  time.beat({ ...calm, nowMs: 3_600_000 });
  expect([time.awakeMs, time.stoodStillMs, time.isOver(1_000)]).toEqual([0, 3_600_000, false]);
  time.beat({ ...calm, nowMs: 3_602_000, busyMs: 1_950 });
  expect([time.awakeMs, time.stoodStillMs]).toEqual([2_000, 3_600_000]);
});

test('a stopped lab stands still; its time is over when it stays stopped for all of it', () => {
  const time = new AwakeTime(0);
  const stopped = { busyMs: 0, labIsStopped: true };
  for (let nowMs = 100; nowMs <= 900; nowMs += 100) time.beat({ ...stopped, nowMs });
  expect([time.awakeMs, time.stoodStillMs, time.isOver(1_000)]).toEqual([0, 900, false]);
  time.beat({ ...stopped, nowMs: 1_000 });
  expect(time.isOver(1_000)).toBe(true);
  time.beat({ ...calm, nowMs: 1_100 });
  expect(time.isOver(1_000)).toBe(false);
});
