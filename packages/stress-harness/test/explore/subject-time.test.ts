import { expect, test } from '@jest/globals';
import { type BreakerSubject, ManualTime, nowMs, subjectTime } from '../../src/index.js';

const withCapabilities = (capabilities: BreakerSubject['capabilities']): BreakerSubject => ({
  name: 'any',
  capabilities,
  create: () => {
    throw new Error('not needed here');
  },
});

test('manual time moves when told to, and not a tick further', async () => {
  const time = new ManualTime(100);
  time.advance(0.5);
  await time.elapse(9.5);
  expect(time.nowMs()).toBe(110);
  expect(time.option.nowMs()).toBe(110);
  expect(() => {
    time.advance(-1);
  }).toThrow('cannot advance by -1 ms');
  expect(() => {
    time.advance(NaN);
  }).toThrow(RangeError);
});

test('a subject that takes a clock gets manual time', async () => {
  const time = subjectTime(withCapabilities(['clock']));
  const startMs = nowMs();
  await time.elapse(3_600_000);
  expect(time.nowMs()).toBe(3_600_000);
  expect(time.option.nowMs?.()).toBe(3_600_000);
  expect(nowMs() - startMs).toBeLessThan(60_000);
});

test('a subject that does not lives in real time', async () => {
  const time = subjectTime(withCapabilities([]));
  const startMs = time.nowMs();
  await time.elapse(1);
  expect(time.option).toEqual({});
  expect(time.nowMs() - startMs).toBeGreaterThanOrEqual(1);
});
