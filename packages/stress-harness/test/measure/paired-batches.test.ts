import { describe, expect, test } from '@jest/globals';
import { median } from '../../src/measure/median.js';
import { differences, pairedBatches, ratios } from '../../src/measure/paired-batches.js';
import type { Batch } from '../../src/measure/sized-batch.js';
import { BenchClock } from './bench-clock.js';

const PLAN = { batchMs: 1, warmUpMs: 10, durationMs: 100, turn: 0 };

test('each side has its own cost, in every round', async () => {
  const clock = new BenchClock();
  const batches = { bare: clock.batch('bare', 50), guarded: clock.asyncBatch('guarded', 180) };
  const { bare, guarded } = await pairedBatches({ ...PLAN, batches, start: clock.start });
  expect(bare.length).toBe(guarded.length);
  for (const ns of bare) expect(ns).toBeCloseTo(50, 6);
  expect(median(differences(guarded, bare))).toBeCloseTo(130, 6);
  expect(median(ratios(guarded, bare))).toBeCloseTo(3.6, 6);
});

test('a round runs all sides forth and back, and the next one starts with the next side', async () => {
  const clock = new BenchClock();
  const batches = {
    a: clock.batch('a', 100),
    b: clock.batch('b', 100),
    c: clock.batch('c', 100),
  };
  const plan = { ...PLAN, batches, start: clock.start, durationMs: 0 };
  await pairedBatches(plan);
  expect(clock.lastNames(18)).toBe('abccba' + 'bcaacb' + 'cabbac');
});

test('another turn starts with another side', async () => {
  const clock = new BenchClock();
  const batches = { a: clock.batch('a', 100), b: clock.batch('b', 100) };
  await pairedBatches({ ...PLAN, batches, start: clock.start, durationMs: 0, turn: 1 });
  expect(clock.lastNames(12)).toBe('baab' + 'abba' + 'baab');
});

test('a machine that slows down steadily slows down neither side more', async () => {
  const clock = new BenchClock();
  const slowing = (ns: number) => (atMs: number) => ns * (1 + atMs / 1000);
  const batches = {
    bare: clock.batch('bare', slowing(100)),
    guarded: clock.batch('guarded', slowing(200)),
  };
  const { bare, guarded } = await pairedBatches({ ...PLAN, batches, start: clock.start });
  expect(median(ratios(guarded, bare))).toBeCloseTo(2, 3);
});

describe('sizes', () => {
  test('every measured batch lasts the time asked for, whatever an operation takes', async () => {
    const clock = new BenchClock();
    const costs = { tiny: 0.5, small: 60, large: 400_000, huge: 30_000_000 };
    const batches = {
      tiny: clock.batch('tiny', costs.tiny),
      small: clock.batch('small', costs.small),
      large: clock.batch('large', costs.large),
      huge: clock.batch('huge', costs.huge),
    };
    await pairedBatches({ ...PLAN, batches, start: clock.start });
    for (const { name, operations } of clock.log.slice(-16).filter((_, index) => index % 2 === 1)) {
      const tookMs = (operations * costs[name as keyof typeof costs]) / 1e6;
      expect(tookMs).toBeGreaterThanOrEqual(1);
      // No more than one operation too many.
      expect(tookMs - costs[name as keyof typeof costs] / 1e6).toBeLessThan(1.2);
    }
  });

  test('what is compiled while it warms up gets as many operations as it then needs', async () => {
    const clock = new BenchClock();
    const batches = { bare: clock.batch('bare', (atMs) => (atMs < 5 ? 1_000 : 10)) };
    await pairedBatches({ ...PLAN, batches, start: clock.start });
    expect(clock.log.at(-1)?.operations).toBeCloseTo(110_000, -2);
  });
});

test('rounds end when their time is over, but there are three of them at least', async () => {
  const clock = new BenchClock();
  const run = async (durationMs: number): Promise<number> => {
    const batches = { bare: clock.batch('bare', 100), guarded: clock.batch('guarded', 100) };
    return (await pairedBatches({ ...PLAN, batches, durationMs, start: clock.start })).bare.length;
  };
  expect(await run(0)).toBe(3);
  // A round of four batches of 1.1 ms.
  expect(await run(43)).toBe(10);
});

test('what is done before each batch is no part of its time', async () => {
  const clock = new BenchClock();
  const collect = clock.batch('collect', 9_000_000);
  const batches = { bare: clock.batch('bare', 100) };
  const beforeEach = (): void => {
    void collect(1);
  };
  const { bare } = await pairedBatches({ ...PLAN, batches, beforeEach, start: clock.start });
  for (const ns of bare) expect(ns).toBeCloseTo(100, 6);
  expect(clock.log.filter(({ name }) => name === 'collect')).toHaveLength(clock.log.length / 3);
});

test('what ran before is made up for by a lead-in, outside the time', async () => {
  const clock = new BenchClock();
  let before = '';
  const coldAtFirst = (name: string, ns: number): Batch => {
    const warm = clock.batch(name, ns);
    const cold = clock.batch('cold', 1_000);
    return (operations) => {
      // Another one ran since: the first operations take a microsecond more each.
      if (operations > 0 && before !== name) {
        void cold(Math.min(operations, 100));
        before = name;
      }
      return warm(operations);
    };
  };
  const batches = { bare: coldAtFirst('bare', 50), guarded: coldAtFirst('guarded', 70) };
  const { bare, guarded } = await pairedBatches({ ...PLAN, batches, start: clock.start });
  expect(median(bare)).toBeCloseTo(50, 6);
  expect(median(guarded)).toBeCloseTo(70, 6);
});

test('a batch that rejects ends the comparison with its error', async () => {
  const batches = { bare: () => Promise.reject(new Error('upstream gone')) };
  await expect(pairedBatches({ ...PLAN, batches })).rejects.toThrow('upstream gone');
});
