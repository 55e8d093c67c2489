import { describe, expect, test } from '@jest/globals';
import type { ArrivalPlan } from '../../src/load/arrival-plan.js';
import { arrivals, intendedStartsMs } from '../../src/load/arrivals.js';
import { SeededRandom } from '../../src/seed.js';
import { ksDistance } from '../kolmogorov-smirnov.js';

const starts = (plan: ArrivalPlan, seed = 1): number[] => [
  ...intendedStartsMs(plan, new SeededRandom(seed, 'arrivals')),
];

const gapsOf = (startsMs: readonly number[]): number[] =>
  startsMs.slice(1).map((startMs, i) => startMs - (startsMs[i] ?? NaN));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const isBetween = (fromMs: number, toMs: number) => (startMs: number) =>
  startMs >= fromMs && startMs < toMs;

describe('constant arrivals', () => {
  test('are spread evenly from 0, the end excluded', () => {
    const plan = { pattern: 'constant', ratePerSec: 100, durationMs: 50 } as const;
    expect(starts(plan)).toEqual([0, 10, 20, 30, 40]);
  });

  test('are as many as rate times duration, whatever the rate', () => {
    for (let ratePerSec = 1; ratePerSec <= 2_000; ratePerSec++) {
      const plan = { pattern: 'constant', ratePerSec, durationMs: 1_000 } as const;
      expect([ratePerSec, starts(plan).length]).toEqual([ratePerSec, ratePerSec]);
    }
  });
});

describe('Poisson arrivals', () => {
  const plan = { pattern: 'poisson', ratePerSec: 2_000, durationMs: 10_000 } as const;
  const exponential = (gapMs: number): number => 1 - Math.exp(-gapMs / 0.5);

  test('are as many as rate times duration, but for chance', () => {
    // Standard deviation of a Poisson count: √20,000 ≈ 141; four of them.
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(Math.abs(starts(plan, seed).length - 20_000)).toBeLessThan(566);
    }
  });

  test('have gaps whose mean and standard deviation are one over the rate', () => {
    const gaps = gapsOf(starts(plan));
    const mean = meanOf(gaps);
    const variance = meanOf(gaps.map((gap) => (gap - mean) ** 2));
    expect(Math.abs(mean / 0.5 - 1)).toBeLessThan(0.03);
    expect(Math.abs(Math.sqrt(variance) / 0.5 - 1)).toBeLessThan(0.03);
  });

  test.each([1, 2, 3])('have exponential gaps (Kolmogorov–Smirnov, seed %d)', (seed) => {
    expect(ksDistance(gapsOf(starts(plan, seed)), exponential)).toBeLessThan(1);
  });

  test('of 5 % another rate are told apart by that test', () => {
    const faster = starts({ ...plan, ratePerSec: 2_100 });
    expect(ksDistance(gapsOf(faster), exponential)).toBeGreaterThan(1);
  });

  test('are the same for the same seed, and others for another', () => {
    expect(starts(plan, 7)).toEqual(starts(plan, 7));
    expect(starts(plan, 7)).not.toEqual(starts(plan, 8));
  });
});

describe('a ramp', () => {
  const ramp = (fromRatePerSec: number, toRatePerSec: number, durationMs = 2_000): number[] =>
    starts({ pattern: 'ramp', fromRatePerSec, toRatePerSec, durationMs });

  test.each([
    [0, 1_000, 1_000],
    [1_000, 0, 1_000],
    [200, 600, 800],
    [600, 200, 800],
    [300, 300, 600],
    [0, 0, 0],
  ])('from %d to %d a second over two seconds has %d arrivals', (from, to, count) => {
    expect(ramp(from, to)).toHaveLength(count);
  });

  test('has by each moment as many as the rate integrated up to it', () => {
    const up = ramp(200, 600);
    // Λ(t) = 0.2 t + 0.0001 t², t in milliseconds: 125.6, 300.8 and 525.5; the first is at 0.
    for (const [atMs, count] of [
      [502, 126],
      [1_002, 301],
      [1_501, 526],
    ] as const) {
      expect(up.filter((startMs) => startMs < atMs)).toHaveLength(count);
    }
  });

  test('from and to one rate is as even as constant arrivals', () => {
    const even = starts({ pattern: 'constant', ratePerSec: 300, durationMs: 2_000 });
    for (const [n, startMs] of ramp(300, 300).entries())
      expect(startMs).toBeCloseTo(even[n] ?? NaN);
  });

  test('down to nothing ends with its longest gap, in time', () => {
    const down = ramp(1_000, 0);
    expect(gapsOf(down).at(-1)).toBe(Math.max(...gapsOf(down)));
    expect(down.at(-1)).toBeLessThan(2_000);
  });
});

test('bursts are as large as asked for, at the very same moment each', () => {
  const plan = { pattern: 'burst', arrivalsPerBurst: 3, everyMs: 40, durationMs: 100 } as const;
  expect(starts(plan)).toEqual([0, 0, 0, 40, 40, 40, 80, 80, 80]);
});

describe('on–off arrivals', () => {
  const plan = {
    pattern: 'on-off',
    ratePerSec: 1_000,
    onMs: 30,
    offMs: 70,
    durationMs: 100_000,
  } as const;

  test('never come in the off time', () => {
    expect(starts(plan).filter((startMs) => startMs % 100 >= 30)).toEqual([]);
  });

  test('come at their rate in the on time, which is its share of the whole', () => {
    // A duty of 0.3: 30,000 expected, of which the standard deviation is 173.
    expect(Math.abs(starts(plan).length - 30_000)).toBeLessThan(4 * 173);
  });

  test('are spread evenly over the on time', () => {
    const within = starts(plan).map((startMs) => startMs % 100);
    expect(ksDistance(within, (ms) => ms / 30)).toBeLessThan(1);
  });

  test('without off time are Poisson arrivals', () => {
    const { ratePerSec, durationMs } = plan;
    expect(starts({ ...plan, offMs: 0 })).toEqual(
      starts({ pattern: 'poisson', ratePerSec, durationMs }),
    );
  });

  test('begin with on', () => {
    expect(starts(plan).filter(isBetween(0, 30)).length).toBeGreaterThan(0);
  });
});

const ALL: readonly ArrivalPlan[] = [
  { pattern: 'constant', ratePerSec: 500, durationMs: 1_000 },
  { pattern: 'poisson', ratePerSec: 500, durationMs: 1_000 },
  { pattern: 'ramp', fromRatePerSec: 700, toRatePerSec: 100, durationMs: 1_000 },
  { pattern: 'burst', arrivalsPerBurst: 50, everyMs: 33.3, durationMs: 1_000 },
  { pattern: 'on-off', ratePerSec: 900, onMs: 33, offMs: 44, durationMs: 1_000 },
];

describe.each(ALL.map((plan) => [plan.pattern, plan] as const))('%s arrivals', (_, plan) => {
  test('ascend, and lie within the stretch', () => {
    const all = starts(plan);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(all.every(isBetween(0, 1_000))).toBe(true);
  });

  test('are none in a stretch of no length', () => {
    expect(starts({ ...plan, durationMs: 0 })).toEqual([]);
  });

  test('stay over once they are over', () => {
    const next = arrivals(plan, new SeededRandom(1, 'arrivals'));
    for (let i = 0; i < 2_000; i++) next();
    expect([next(), next()]).toEqual([undefined, undefined]);
  });
});

test('a plan with unusable fields is refused, and every one is named', () => {
  const plan = { pattern: 'on-off', ratePerSec: 0, onMs: NaN, offMs: -1, durationMs: 10 } as const;
  expect(() => starts(plan)).toThrow(
    expect.objectContaining({
      code: 'ERR_ARRIVALS',
      message:
        'on-off arrivals: ratePerSec must be a finite number above 0, got 0; ' +
        'onMs must be a finite number above 0, got NaN; offMs must be a finite number at least 0, got -1',
    }),
  );
});

test('a burst of a part of a call is refused', () => {
  const plan = { pattern: 'burst', arrivalsPerBurst: 1.5, everyMs: 1, durationMs: 1 } as const;
  expect(() => starts(plan)).toThrow('arrivalsPerBurst must be a positive integer, got 1.5');
});
