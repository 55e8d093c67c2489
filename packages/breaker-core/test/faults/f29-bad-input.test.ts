import { describe, expect, test } from '@jest/globals';
import {
  BreakerRegistry,
  CircuitBreaker,
  type CircuitBreakerOptions,
  type Violation,
} from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { closedScene, codeOf, failTimes, succeedTimes } from '../fixture.js';
import { MISTAKES, YEAR_MS } from './bad-options.js';

interface Writable {
  halfOpenTrials: number;
  trip: object[];
}

function violationsOf(make: () => unknown): readonly Violation[] {
  try {
    make();
    return [];
  } catch (error) {
    return (error as { violations: readonly Violation[] }).violations;
  }
}

const construct = (options: unknown) => (): CircuitBreaker =>
  new CircuitBreaker(options as CircuitBreakerOptions);

describe('F29: bad options: a clear error, or exact behaviour', () => {
  test.each(MISTAKES)(
    '%s: each impossible value is told, with its rule',
    (option, values, make) => {
      for (const value of values) {
        expect(violationsOf(construct(make(value)))).toEqual([
          { option, value, rule: expect.stringMatching(/^[a-z0-9].+/i) },
        ]);
      }
    },
  );

  test.each([null, 5, 'options', [], true])('%p is no options object', (options) => {
    expect(violationsOf(construct(options)).map(({ option }) => option)).toEqual(['options']);
  });

  test('all mistakes are told at once, in the error and in its message', () => {
    const wrong = MISTAKES.flatMap(([option, [value]]) =>
      /[.[]|Duration$|trip|Timeout/.test(option) ? [] : [[option, value] as const],
    );
    const make = construct(Object.fromEntries(wrong));
    const told = violationsOf(make).map(({ option, value }) => [option, value]);
    expect(told.sort()).toEqual([...wrong].sort());
    expect(told.length).toBeGreaterThan(10);
    for (const [option] of wrong) expect(make).toThrow(new RegExp(`\\n {2}${option} must be `));
  });

  test.each<[string, (options: object) => unknown]>([
    ['CircuitBreaker', (options) => new CircuitBreaker(options)],
    ['BreakerRegistry', (options) => new BreakerRegistry(options)],
  ])('%s takes options that are frozen, and changes none', (_, make) => {
    const options = Object.freeze({ clock: Object.freeze({ nowMs: () => 0 }) });
    expect(violationsOf(() => make(options))).toEqual([]);
  });

  test("the caller's object is untouched by a whole life, and what it does later is unknown", () => {
    const options = {
      name: 'kept',
      clock: new ManualClock(),
      trip: [{ kind: 'consecutive-failures' as const, failures: 2 }],
      halfOpenQueue: { maxCallers: 1, maxWaitMs: 1 },
      recovery: { kind: 'time' as const, startShare: 1, durationMs: 1 },
    };
    const before = JSON.stringify(options);
    const breaker = new CircuitBreaker(options);
    failTimes(breaker, 1);
    expect(JSON.stringify(options)).toBe(before);
    options.name = 'changed';
    for (const rule of options.trip) rule.failures = 100;
    options.trip.length = 0;
    failTimes(breaker, 1);
    expect([breaker.name, breaker.state]).toEqual(['kept', 'open']);
  });

  test('what explain() hands out is no way to the options of the breaker', () => {
    const { breaker } = closedScene();
    const options = breaker.explain().options as unknown as Writable;
    codeOf(() => (options.halfOpenTrials = 100));
    codeOf(() => (options.trip.length = 0));
    const { halfOpenTrials, trip } = breaker.explain().options;
    expect([halfOpenTrials, trip.length]).toEqual([1, 1]);
  });

  test('2³¹ ms is 2³¹ ms, and not 30', () => {
    const { breaker, clock } = closedScene({ openDurationMs: 2 ** 31, timeoutMs: 2 ** 31 });
    const hang = (): Promise<never> => new Promise(() => undefined);
    void breaker.tryExecute(hang);
    failTimes(breaker, 2);
    clock.advance(2 ** 31 - 1);
    expect([codeOf(() => breaker.acquire()), breaker.counts.timedOut]).toEqual([
      'ERR_CIRCUIT_OPEN',
      0,
    ]);
    clock.advance(1);
    succeedTimes(breaker, 1);
    expect([breaker.state, breaker.counts.timedOut]).toEqual(['closed', 1]);
  });

  test('the largest and the smallest of each are taken, and work', () => {
    const { breaker, clock } = closedScene({
      openDurationMs: YEAR_MS,
      trialDeadlineMs: Number.MIN_VALUE,
      halfOpenTrials: 1_000_000,
      halfOpenRule: { kind: 'successes', successes: 1 },
      maxInFlight: 1_000_000,
      timeoutMs: YEAR_MS,
    });
    failTimes(breaker, 2);
    clock.advance(YEAR_MS - 1);
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    clock.advance(1);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('a change of a live breaker is checked as a whole, and changes nothing if it is wrong', () => {
    const { breaker } = closedScene();
    const before = breaker.explain().options;
    const change = (): void => {
      breaker.configure({ name: 'x', halfOpenTrials: 2, timeoutMs: NaN, trip: [] } as object);
    };
    expect(violationsOf(change).map(({ option }) => option)).toEqual(['name', 'trip', 'timeoutMs']);
    expect(breaker.explain().options).toEqual(before);
  });
});
