import { describe, expect, test } from '@jest/globals';
import type { CostEventName, CostListener } from '../../src/index.js';
import { codeOf, costLab, daily } from './cost-lab.js';

const NAMES: readonly CostEventName[] = [
  'blocked',
  'committed',
  'released',
  'expired',
  'exceeded',
  'unpriced',
];

/** Causes one event of each kind, or two. */
async function oneOfEach({ breaker, clock }: ReturnType<typeof costLab>): Promise<void> {
  breaker.reserve(0.1).release();
  breaker.reserve(0.1);
  clock.advance(300_000);
  await breaker.execute(() => 1, { estimate: 0.1, actual: () => Number.NaN });
  breaker.reserve(0.1).commit(1);
  codeOf(() => breaker.reserve(1));
}

const EXPECTED = [
  'released',
  'expired',
  'committed',
  'unpriced',
  'committed',
  'exceeded',
  'blocked',
];

describe('events are told after the fact and cannot hurt', () => {
  test('each event, in the order in which things happened', async () => {
    const lab = costLab({ dailyCap: 1 });
    const told: string[] = [];
    for (const name of NAMES) lab.breaker.on(name, () => told.push(name));
    await oneOfEach(lab);
    expect(told).toEqual(EXPECTED);
  });

  test('listeners that throw or reject change nothing, and hide nothing from the next', async () => {
    const silent = costLab({ dailyCap: 1 });
    const noisy = costLab({ dailyCap: 1 });
    const told: string[] = [];
    for (const name of NAMES) {
      noisy.breaker.on(name, () => {
        throw new Error('a listener’s trouble');
      });
      noisy.breaker.on(name, () => Promise.reject(new Error('a listener’s trouble')));
      noisy.breaker.on(name, () => told.push(name));
    }
    await oneOfEach(silent);
    await oneOfEach(noisy);
    expect(noisy.breaker.usage).toEqual(silent.breaker.usage);
    expect(told).toEqual(EXPECTED);
  });

  test('a listener sees the state that the event has brought', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const seen: number[] = [];
    breaker.on('committed', () => seen.push(daily(breaker).committedMicros));
    breaker.reserve(0.4).commit(0.3);
    breaker.reserve(0.4).commit(0.3);
    expect(seen).toEqual([300_000, 600_000]);
  });

  test('a listener may use the breaker; all hear its events after the one it was told of', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: string[] = [];
    breaker.on('committed', ({ reservationId }) => {
      if (reservationId === 1) breaker.reserve(0.1).release();
    });
    breaker.on('released', () => told.push('released'));
    breaker.on('committed', () => told.push('committed'));
    breaker.reserve(0.1).commit(0.1);
    expect(told).toEqual(['committed', 'released']);
  });

  test('a listener that answers every event with another cannot exhaust the stack', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    let answers = 0;
    breaker.on('released', () => {
      answers += 1;
      if (answers < 100_000) breaker.reserve(0.1).release();
    });
    breaker.reserve(0.1).release();
    expect(answers).toBe(100_000);
    expect(breaker.usage).toMatchObject({ released: 100_000, liveReservations: 0 });
  });

  test('no listener can change what the next one is told', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: unknown[] = [];
    breaker.on('blocked', (event) => Object.assign(event, { estimateMicros: 0 }));
    breaker.on('blocked', (event) => told.push(event));
    codeOf(() => breaker.reserve(2));
    expect(told).toMatchObject([{ estimateMicros: 2_000_000 }]);
  });

  test('unsubscribing ends one registration, at once', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: string[] = [];
    const both: CostListener<'released'> = () => told.push('both');
    const off = breaker.on('released', both);
    breaker.on('released', both);
    breaker.on('released', () => {
      offLast();
    });
    const offLast = breaker.on('released', () => told.push('last'));
    off();
    off();
    breaker.reserve(0.1).release();
    expect(told).toEqual(['both']);
  });

  test('an unknown event or no function is a mistake in the call', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    expect(codeOf(() => breaker.on('comitted' as 'committed', () => 0))).toBe('ERR_INVALID_CALL');
    expect(codeOf(() => breaker.on('toString' as 'committed', () => 0))).toBe('ERR_INVALID_CALL');
    expect(codeOf(() => breaker.on('committed', undefined as never))).toBe('ERR_INVALID_CALL');
  });
});
