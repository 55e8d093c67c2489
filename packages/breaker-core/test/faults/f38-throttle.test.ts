import { describe, expect, test } from '@jest/globals';
import type { CostBreaker, CostBreakerOptions, CostRule } from '../../src/index.js';
import { codeOf, costLab, pending } from '../cost/cost-lab.js';
import { endsOf, PAID_SURFACES, settledPromises, spend } from './paid-surfaces.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** 10 calls a second, 5 at once, while more than half of the day is spent. */
const SLOW_DOWN: CostRule = {
  name: 'slow down',
  when: { kind: 'share', per: 'day', above: 0.5 },
  action: { kind: 'throttle', callsPerSecond: 10, burst: 5 },
};

const lab = (rules: readonly CostRule[] = [SLOW_DOWN], options: CostBreakerOptions = {}) =>
  costLab({ dailyCap: 1, rules, circuit: false, ...options });

/** How many of so many calls of no cost, at one instant, are let through. */
function letThrough(breaker: CostBreaker, calls: number): number {
  let through = 0;
  for (let call = 0; call < calls; call++) {
    const code = codeOf(() => {
      breaker.reserve(0).release();
    });
    if (code === undefined) through += 1;
  }
  return through;
}

/** Under pressure, with all its tokens taken and hundreds of calls refused. */
function pressed(rules?: readonly CostRule[], options?: CostBreakerOptions) {
  const made = lab(rules, options);
  const pressure = made.breaker.reserve(0.6);
  letThrough(made.breaker, 400);
  expect(letThrough(made.breaker, 100)).toBe(0);
  return { ...made, pressure };
}

describe('F38: a throttle is a rate', () => {
  test.each(PAID_SURFACES)(
    '1,000 concurrent calls: its burst runs, no other: %s',
    async (surface) => {
      const { breaker } = lab();
      breaker.reserve(0.5).commit(0.5);
      const upstream = pending<number>();
      const calls = Array.from({ length: 1_000 }, () =>
        spend(breaker, surface, { estimate: 0.001, work: () => upstream.promise }),
      );
      await settledPromises();
      upstream.resolve(0.001);
      expect(endsOf(await Promise.all(calls))).toEqual({ ran: 5, failed: 0, refused: 995 });
      expect(breaker.usage.throttled).toBe(995);
    },
  );

  test.each([1, 3, 25])(
    'ten seconds of %d calls each 10 ms get burst and rate, to the call',
    (each) => {
      const { breaker, clock } = lab();
      breaker.reserve(0.6);
      let through = 0;
      for (let ms = 0; ms < 10 * SECOND_MS; ms += 10) {
        through += letThrough(breaker, each);
        clock.advance(10);
      }
      // The reservation that is the pressure took the first; the last tenth of a second is not over.
      expect(through).toBe(5 - 1 + 10 * 10 - 1);
    },
  );

  test('nobody is delayed: an answer comes at once, with the time at which to come again', async () => {
    const { breaker, clock, calendar } = pressed();
    const result = await breaker.tryExecute(() => 1, { estimate: 0 });
    expect(result).toMatchObject({
      status: 'rejected',
      refusal: { action: 'throttle', reason: 'rate', retryAtEpochMs: calendar.epochMs() + 100 },
    });
    expect(clock.timers).toBe(0);
    clock.advance(99);
    expect(letThrough(breaker, 9)).toBe(0);
    clock.advance(1);
    expect(letThrough(breaker, 9)).toBe(1);
  });

  test('a pause saves up a burst, not all that it missed', () => {
    const { breaker, clock } = pressed();
    clock.advance(MINUTE_MS);
    expect(letThrough(breaker, 1_000)).toBe(5);
  });

  test('what is refused takes no turn of others', () => {
    const { breaker, clock } = pressed();
    const dear = { name: 'dear', when: { kind: 'operation-cost', above: 0.01 } } as const;
    const strict = lab([SLOW_DOWN, { ...dear, action: { kind: 'block' } }]);
    strict.breaker.reserve(0.01).commit(0.6);
    for (let call = 0; call < 100; call++) codeOf(() => strict.breaker.reserve(0.02));
    expect(letThrough(strict.breaker, 100)).toBe(5);
    clock.advance(100);
    for (let call = 0; call < 100; call++) codeOf(() => breaker.reserve(0.5));
    expect(letThrough(breaker, 100)).toBe(1);
  });
});

describe('F38: a throttle lets go when the pressure is gone', () => {
  type Pressed = ReturnType<typeof pressed>;
  const RELIEFS: Record<string, (at: Pressed) => void> = {
    'the money is released': ({ pressure }) => {
      pressure.release();
    },
    'the call has cost less': ({ pressure }) => {
      pressure.commit(0.4);
    },
    'some is refunded': ({ pressure }) => {
      pressure.commit(0.6);
      pressure.refund(0.2);
    },
    'the cap is raised': ({ breaker }) => {
      breaker.setCap({ per: 'day', cap: 2 });
    },
    'a new day begins': ({ calendar }) => {
      calendar.set('2026-03-15T00:00:00Z');
    },
    'the reservation expires at no cost': ({ clock }) => {
      clock.advance(300_000);
    },
    'the rules are lifted': ({ breaker }) => {
      breaker.liftRules({ reason: 'launch', by: 'ops', durationMs: SECOND_MS });
    },
  };

  test.each(Object.keys(RELIEFS))('at once, for 1,000 calls, when %s', (relief) => {
    const at = pressed([SLOW_DOWN], { expiredCharge: 'nothing' });
    RELIEFS[relief]?.(at);
    expect(letThrough(at.breaker, 1_000)).toBe(1_000);
  });

  test('when a window has slid, and comes back with it', () => {
    const rate = { kind: 'rate', perMs: MINUTE_MS, above: 0.5 } as const;
    const { breaker, clock, pressure } = pressed([{ ...SLOW_DOWN, when: rate }], { dailyCap: 10 });
    pressure.commit(0.6);
    for (let round = 0; round < 5; round++) {
      expect(letThrough(breaker, 1_000)).toBe(round === 0 ? 0 : 5);
      clock.advance(MINUTE_MS + SECOND_MS);
      expect(letThrough(breaker, 1_000)).toBe(1_000);
      breaker.reserve(0.5).commit(0.6);
    }
  });

  test('with a cooldown, when that is over and not before', () => {
    const { breaker, clock, pressure } = pressed([{ ...SLOW_DOWN, cooldownMs: SECOND_MS }]);
    pressure.release();
    expect(letThrough(breaker, 1_000)).toBe(0);
    clock.advance(SECOND_MS - 1);
    expect(letThrough(breaker, 1_000)).toBe(5);
    clock.advance(1);
    expect(letThrough(breaker, 1_000)).toBe(1_000);
  });

  test('and grips again at the next crossing, with the tokens it has by then', () => {
    const { breaker, clock, pressure } = pressed();
    pressure.release();
    expect(letThrough(breaker, 1_000)).toBe(1_000);
    clock.advance(200);
    breaker.reserve(0.55);
    expect(letThrough(breaker, 1_000)).toBe(1);
  });
});
