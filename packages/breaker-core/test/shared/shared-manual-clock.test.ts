import { describe, expect, test } from '@jest/globals';
import { SharedManualClock } from '../../src/testing/index.js';

describe('a shared manual clock moves when told to, for all who share its memory', () => {
  test('to the microsecond', () => {
    const clock = new SharedManualClock();
    const other = new SharedManualClock(clock.buffer);
    clock.advance(30_000);
    other.advance(0.125);
    expect([clock.nowMs(), other.nowMs()]).toEqual([30_000.125, 30_000.125]);
  });

  test.each([NaN, -1, Infinity])('not by %d', (durationMs) => {
    const clock = new SharedManualClock();
    expect(() => {
      clock.advance(durationMs);
    }).toThrow(RangeError);
    expect(clock.nowMs()).toBe(0);
  });
});
