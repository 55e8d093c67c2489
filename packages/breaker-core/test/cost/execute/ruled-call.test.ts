import { describe, expect, test } from '@jest/globals';
import { CostEstimator } from '../../../src/index.js';
import { BROKEN_OFF, codeOf, daily } from '../cost-lab.js';
import { reasonOf, ruled } from './ruled-lab.js';

const HOUR_MS = 3_600_000;

describe('rules are asked about each call', () => {
  test('a block refuses with its rule, what remains and when to try again; fn never ran', async () => {
    const { breaker } = ruled([
      {
        name: 'half a day',
        when: { kind: 'share', per: 'day', above: 0.5 },
        action: { kind: 'block' },
      },
    ]);
    breaker.reserve(4);
    let runs = 0;
    await expect(breaker.tryExecute(() => ++runs, { estimate: 1.5 })).resolves.toEqual({
      status: 'rejected',
      refusal: {
        breakerName: 'cost-breaker',
        rule: 'half a day',
        action: 'block',
        reason: 'would_exceed',
        estimateMicros: 1_500_000,
        measuredMicros: 4_000_000,
        limitMicros: 5_000_000,
        remainingMicros: 1_000_000,
        retryAtEpochMs: Date.parse('2026-03-15T00:00:00Z'),
      },
    });
    expect(runs).toBe(0);
    expect(breaker.usage).toMatchObject({ blocked: 1, blockedMicros: 1_500_000, throttled: 0 });
    expect(breaker.circuit.counts).toMatchObject({ failed: 0, ignored: 1 });
  });

  test('F37: a rate slides: what was spent over an hour ago counts no more, a lifetime is no rate', async () => {
    const { breaker, clock } = ruled([
      {
        name: 'dollar an hour',
        when: { kind: 'rate', perMs: HOUR_MS, above: 1 },
        action: { kind: 'block' },
      },
    ]);
    const spend = (estimate: number) => reasonOf(breaker.execute(() => 1, { estimate }));
    expect([await spend(1), await spend(0.01)]).toEqual(['ran', 'rate']);
    for (let hours = 0; hours < 5; hours++) {
      clock.advance((HOUR_MS * 62) / 60);
      expect([await spend(0.5), await spend(0.5), await spend(0.01)]).toEqual([
        'ran',
        'ran',
        'rate',
      ]);
    }
  });

  test('F37: a rate counts what calls have cost in the end: less, more, or nothing', async () => {
    const { breaker } = ruled([
      {
        name: 'dollar an hour',
        when: { kind: 'rate', perMs: HOUR_MS, above: 1 },
        action: { kind: 'block' },
      },
    ]);
    const fail = (): never => {
      throw BROKEN_OFF;
    };
    await breaker.execute(fail, { estimate: 0.9 }).catch(() => undefined);
    await breaker.execute(() => 1, { estimate: 0.9, actual: () => 0.25 });
    expect(await reasonOf(breaker.execute(() => 1, { estimate: 0.76 }))).toBe('rate');
    expect(await reasonOf(breaker.execute(() => 1, { estimate: 0.75 }))).toBe('ran');
  });

  test('F38: a throttle is a rate, and lets go as soon as the pressure is gone', async () => {
    const { breaker, clock } = ruled([
      {
        name: 'slow down',
        when: { kind: 'share', per: 'day', above: 0.5 },
        action: { kind: 'throttle', callsPerSecond: 2, burst: 1 },
      },
    ]);
    // Takes the only token of the burst.
    const pressure = breaker.reserve(6);
    const call = () => reasonOf(breaker.execute(() => 1, { estimate: 0 }));
    const seen: unknown[] = [];
    for (let tenth = 0; tenth < 20; tenth++) {
      seen.push(await call());
      clock.advance(100);
    }
    expect(seen.filter((reason) => reason === 'ran')).toHaveLength(3);
    expect(breaker.usage.throttled).toBe(17);
    pressure.release();
    const free = await Promise.all(Array.from({ length: 50 }, call));
    expect(new Set(free)).toEqual(new Set(['ran']));
  });

  test('degrade: fn is handed step and model, the cheaper estimate is held, the saving counted', async () => {
    const estimator = new CostEstimator({
      prices: {
        currency: 'USD',
        date: '2026-03-01',
        models: {
          large: { inputPerMillion: 1_000, outputPerMillion: 1_000 },
          small: { inputPerMillion: 100, outputPerMillion: 100 },
        },
      },
    });
    const { breaker } = ruled(
      [
        {
          name: 'go small',
          when: { kind: 'share', per: 'day', above: 0.5 },
          action: { kind: 'degrade', step: 1 },
        },
      ],
      { estimator },
    );
    const seen: unknown[] = [];
    const ask = () =>
      breaker.execute(
        ({ model, step }) => {
          seen.push([model, step, daily(breaker).reservedMicros]);
        },
        { model: 'large', tokens: { input: 3_000 }, steps: [{ model: 'small' }] },
      );
    await ask();
    await ask();
    expect(seen).toEqual([
      ['large', 0, 3_000_000],
      ['small', 1, 300_000],
    ]);
    expect(daily(breaker).committedMicros).toBe(3_300_000);
    expect(breaker.usage).toMatchObject({ degraded: 1, savedMicros: 2_700_000 });
  });

  test('money held by hand is under the rules as well, and is told its step', () => {
    const { breaker } = ruled([
      {
        name: 'go small',
        when: { kind: 'operation-cost', above: 1 },
        only: { operations: ['chat'] },
        action: { kind: 'degrade', step: 3 },
      },
      {
        name: 'too dear',
        when: { kind: 'operation-cost', above: 2 },
        action: { kind: 'block' },
      },
    ]);
    expect(breaker.reserve(1.5, { operation: 'chat' }).step).toBe(3);
    expect(breaker.reserve(1.5, { operation: 'other' }).step).toBe(0);
    expect(() => breaker.reserve(2.5)).toThrow(
      expect.objectContaining({ code: 'ERR_COST_RULE', reason: 'operation_cost' }),
    );
  });
});

test('a step that costs more than the call is a mistake: no rule has judged so much', async () => {
  const { breaker } = ruled([
    {
      name: 'go small',
      when: { kind: 'operation-cost', above: 0 },
      action: { kind: 'degrade', step: 1 },
    },
  ]);
  const call = { estimate: 1, steps: [{ estimate: 2 }] };
  await expect(breaker.execute(() => 1, call)).rejects.toMatchObject({ code: 'ERR_INVALID_CALL' });
  expect(breaker.usage).toMatchObject({ admitted: 0, degraded: 0 });
});

test('rules have taken note before anybody is told: who asks for the next call is throttled', () => {
  const { breaker } = ruled(
    [
      {
        name: 'one',
        when: { kind: 'operation-cost', above: 0 },
        action: { kind: 'throttle', callsPerSecond: 1 },
      },
    ],
    { budgets: [{ per: 'month', cap: 10, softCap: 1 }] },
  );
  const seen: unknown[] = [];
  breaker.on('soft-limit', () => seen.push(codeOf(() => breaker.reserve(1))));
  breaker.reserve(1);
  expect(seen).toEqual(['ERR_COST_RULE']);
});

test('rules are checked with the other options, against budgets, scopes and prices', () => {
  const estimator = new CostEstimator({
    prices: {
      currency: 'USD',
      date: '2026-03-01',
      models: { large: { inputPerMillion: 1, outputPerMillion: 1 } },
    },
  });
  const rule = {
    name: 'x',
    when: { kind: 'share', per: 'month', above: 0.5 },
    only: { models: ['unheard'], operations: [], scopes: ['nowhere'] },
    action: { kind: 'block' },
  } as const;
  expect(() => ruled([rule], { estimator, dailyCap: -1 })).toThrow(
    /dailyCap must.*rules\[0\]\.when\.per must.*only\.operations must.*only\.models\[0\] must.*only\.scopes\[0\] must/s,
  );
});
