import { describe, expect, test } from '@jest/globals';
import {
  CircuitBreaker,
  type CircuitBreakerOptions,
  circuitBreakerDefaults,
} from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { failTimes, succeedTimes } from './fixture.js';
import { inBackoff, MISTAKES } from './option-mistakes.js';

function violationsOf(options: unknown): { option: string; value: unknown }[] {
  try {
    new CircuitBreaker(options as CircuitBreakerOptions);
    return [];
  } catch (error) {
    return (error as { violations: { option: string; value: unknown }[] }).violations;
  }
}

describe('options are exact, or a clear error (F29)', () => {
  test.each(MISTAKES)(
    '%s: each impossible value is named, and nothing else',
    (option, values, make) => {
      for (const value of values) {
        const violations = violationsOf(make(value));
        expect(violations).toEqual([{ option, value, rule: expect.any(String) }]);
      }
    },
  );

  test.each([null, 5, 'options', []])('%p is no options object', (options) => {
    expect(violationsOf(options).map(({ option }) => option)).toEqual(['options']);
  });

  test('all mistakes are told at once', () => {
    const options = {
      name: '',
      trip: [{ kind: 'x' }, { kind: 'consecutive-failures' }],
      clok: 1,
      halfOpenTrials: 0,
    };
    expect(violationsOf(options).map(({ option }) => option)).toEqual([
      'clok',
      'name',
      'trip[0].kind',
      'trip[1].failures',
      'halfOpenTrials',
    ]);
  });

  test('the error says what was expected, what came, and has a code', () => {
    const make = (): unknown => new CircuitBreaker({ openDurationMs: Infinity });
    expect(make).toThrow(expect.objectContaining({ code: 'ERR_INVALID_OPTIONS' }));
    expect(make).toThrow(
      /openDurationMs must be milliseconds above 0, up to 31536000000; got Infinity/,
    );
  });

  test('2³¹ ms is exactly 2³¹ ms', () => {
    const clock = new ManualClock();
    const trip = { kind: 'consecutive-failures', failures: 1 } as const;
    const breaker = new CircuitBreaker({ trip, openDurationMs: 2 ** 31, clock });
    failTimes(breaker, 1);
    clock.advance(2 ** 31 - 1);
    expect(() => breaker.acquire()).toThrow('open');
    clock.advance(1);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('a cap below the beginning is none', () => {
    expect(violationsOf(inBackoff({ initialMs: 5, maxMs: 4 }))).toMatchObject([
      { option: 'openDurationMs.maxMs', rule: 'no less than initialMs', value: 4 },
    ]);
  });

  test('a rule about slow calls needs slowCallDurationMs', () => {
    const slow = { kind: 'slow-call-rate', slowCallRateThreshold: 0, minimumCalls: 9 };
    const trip = { ...slow, window: { kind: 'count', calls: 5 } };
    expect(violationsOf({ trip }).map(({ option }) => option)).toEqual([
      'trip.slowCallRateThreshold',
      'trip.minimumCalls',
      'slowCallDurationMs',
    ]);
  });

  test('frozen options are fine', () => {
    const trip = Object.freeze([
      Object.freeze({ kind: 'consecutive-failures', failures: 1 } as const),
    ]);
    expect(violationsOf(Object.freeze({ trip, name: 'frozen' }))).toEqual([]);
  });

  test('an option that is undefined has its default', () => {
    const undefinedOptions = Object.fromEntries(
      Object.keys(circuitBreakerDefaults).map((key) => [key, undefined]),
    );
    expect(violationsOf(undefinedOptions)).toEqual([]);
  });

  test('they are copied: neither side sees what the other does later', () => {
    const rule = { kind: 'consecutive-failures' as const, failures: 2 };
    const options = { trip: [rule], name: 'copied' };
    const before = structuredClone(options);
    const breaker = new CircuitBreaker(options);
    failTimes(breaker, 2);
    expect(options).toEqual(before);
    const second = new CircuitBreaker(options);
    rule.failures = 1;
    options.trip.length = 0;
    options.name = 'changed';
    failTimes(second, 1);
    expect([second.state, second.name]).toEqual(['closed', 'copied']);
  });

  test('by default: open at half of 20 calls failed, for 30 s, then one trial', () => {
    const clock = new ManualClock();
    const breaker = new CircuitBreaker({ clock });
    succeedTimes(breaker, 10);
    failTimes(breaker, 9);
    expect([breaker.name, breaker.state]).toEqual(['breaker', 'closed']);
    failTimes(breaker, 1);
    clock.advance(29_999);
    expect(() => breaker.acquire()).toThrow('open');
    clock.advance(1);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });
});
