import { describe, expect, test } from '@jest/globals';
import {
  CircuitBreaker,
  type CircuitBreakerOptions,
  circuitBreakerDefaults,
} from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { failTimes, succeedTimes } from './fixture.js';

const NO_NUMBERS = [NaN, Infinity, -Infinity, 0, -1, '5', null, {}];
const NO_COUNTS = [...NO_NUMBERS, 1.5, 1_000_001, 2 ** 31];
const NO_DURATIONS = [...NO_NUMBERS, 365 * 24 * 3_600_000 + 1];
const NO_SHARES = [...NO_NUMBERS, 1.000_001];

const inRate = (part: object): object => ({
  trip: {
    kind: 'failure-rate',
    failureRateThreshold: 0.5,
    minimumCalls: 1,
    window: { kind: 'count', calls: 10 },
    ...part,
  },
});

const MISTAKES: [string, unknown[], (value: unknown) => object][] = [
  ['name', ['', 5, null], (name) => ({ name })],
  ['openDurationMs', NO_DURATIONS, (openDurationMs) => ({ openDurationMs })],
  ['trialDeadlineMs', NO_DURATIONS, (trialDeadlineMs) => ({ trialDeadlineMs })],
  ['halfOpenTrials', NO_COUNTS, (halfOpenTrials) => ({ halfOpenTrials })],
  ['classify', ['failure', null, {}], (classify) => ({ classify })],
  ['clock', [null, 5, {}, { nowMs: 5 }], (clock) => ({ clock })],
  ['trip', [null, 'consecutive-failures', 5, []], (trip) => ({ trip })],
  ['trip.kind', [undefined, 'rate', 5], (kind) => ({ trip: { kind, failures: 1 } })],
  [
    'trip.failures',
    NO_COUNTS,
    (failures) => ({ trip: { kind: 'consecutive-failures', failures } }),
  ],
  [
    'trip.failureRateThreshold',
    NO_SHARES,
    (failureRateThreshold) => inRate({ failureRateThreshold }),
  ],
  ['trip.minimumCalls', [...NO_COUNTS, 11], (minimumCalls) => inRate({ minimumCalls })],
  ['trip.window', [null, undefined, 10, []], (window) => inRate({ window })],
  ['trip.window.kind', [undefined, 'calls'], (kind) => inRate({ window: { kind, calls: 10 } })],
  ['trip.window.calls', NO_COUNTS, (calls) => inRate({ window: { kind: 'count', calls } })],
  [
    'trip.window.durationMs',
    [...NO_DURATIONS, 0.999],
    (durationMs) => inRate({ window: { kind: 'time', durationMs } }),
  ],
  [
    'trip[1]',
    [null, 5],
    (second) => ({ trip: [{ kind: 'consecutive-failures', failures: 1 }, second] }),
  ],
  ['openDuration', [5], (openDuration) => ({ openDuration })],
  ['trip.calls', [5], (calls) => ({ trip: { kind: 'consecutive-failures', failures: 1, calls } })],
  [
    'trip.window.durationMs',
    [5],
    (durationMs) => inRate({ window: { kind: 'count', calls: 10, durationMs } }),
  ],
];

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
