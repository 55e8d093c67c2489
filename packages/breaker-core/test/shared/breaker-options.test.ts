import { describe, expect, test } from '@jest/globals';
import { InvalidOptionsError } from '../../src/index.js';
import { SharedCircuitBreaker } from '../../src/shared/index.js';

/** The options that were refused, with the rule each broke. */
function refused(run: () => unknown): Record<string, string> {
  try {
    run();
    return {};
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    return Object.fromEntries(error.violations.map(({ option, rule }) => [option, rule]));
  }
}

const created = (options: unknown) => refused(() => SharedCircuitBreaker.create(options as never));
const window = { kind: 'count', calls: 10 };
const rate = { kind: 'failure-rate', failureRateThreshold: 0.5, minimumCalls: 1 };

describe('options of a shared breaker are checked as a whole', () => {
  test('what a shared breaker has not is refused by name, all at once', () => {
    const none = 'absent: a shared breaker has no such option';
    const beside = 'absent: a function cannot be shared, give it beside them';
    expect(
      created({
        classify: () => 'failure',
        clock: {},
        slowCallDurationMs: 1,
        halfOpenQueue: { maxCallers: 1, maxWaitMs: 1 },
        recovery: {},
        maxInFlight: 1,
        shadow: false,
        openDurationMs: () => 1,
        trip: { kind: 'slow-call-rate', slowCallRateThreshold: 1, minimumCalls: 1, window },
        halfOpenRule: { kind: 'failure-rate', calls: 1, failureRateThreshold: 1 },
      }),
    ).toEqual({
      classify: beside,
      clock: beside,
      slowCallDurationMs: none,
      halfOpenQueue: none,
      recovery: none,
      maxInFlight: none,
      shadow: none,
      openDurationMs: 'a number or a back-off: a function cannot be shared',
      'trip.kind': 'consecutive-failures or failure-rate: a shared breaker has no other rule',
      'halfOpenRule.kind': 'successes: a shared breaker has no other rule',
    });
  });

  test.each([
    [{ nonsense: 1 }, 'nonsense'],
    [{ halfOpenTrials: 65 }, 'halfOpenTrials'],
    [{ halfOpenTrials: 0 }, 'halfOpenTrials'],
    [{ halfOpenRule: { kind: 'successes', successes: 65 } }, 'halfOpenRule.successes'],
    [{ trialDeadlineMs: Infinity }, 'trialDeadlineMs'],
    [{ openDurationMs: NaN }, 'openDurationMs'],
    [{ timeoutMs: -1 }, 'timeoutMs'],
    [{ name: '' }, 'name'],
    [{ trip: null }, 'trip'],
    [{ trip: [{ kind: 'consecutive-failures', failures: 1 }] }, 'trip'],
    [{ trip: { kind: 'custom', name: 'own', create: () => undefined } }, 'trip.kind'],
    [{ trip: { ...rate, window: { kind: 'count', calls: 1_001 } } }, 'trip.window.calls'],
    [{ trip: { ...rate, window: { kind: 'time', durationMs: 10 } } }, 'trip.window.kind'],
    [{ trip: { ...rate, minimumCalls: 11, window } }, 'trip.minimumCalls'],
    [null, 'options'],
  ])('%j is refused for %s alone', (options, option) => {
    expect(Object.keys(created(options))).toEqual([option]);
  });

  test('what a thread brings is checked too, when it creates and when it attaches', () => {
    const { handle } = SharedCircuitBreaker.create();
    const thread = { classify: 1, clock: 2, name: 'mine' } as never;
    const options = ['name', 'classify', 'clock'];
    const creates = refused(() => SharedCircuitBreaker.create({}, thread));
    const attaches = refused(() => SharedCircuitBreaker.attach(handle, thread));
    expect([Object.keys(creates), Object.keys(attaches)]).toEqual([options, options]);
  });

  test('the handle tells the options, completed; they are copied', () => {
    const trip = { ...rate, window } as const;
    const { handle, name } = SharedCircuitBreaker.create({ name: 'search', trip } as never);
    window.calls = 5;
    expect([name, handle.options]).toEqual([
      'search',
      {
        name: 'search',
        trip: { ...rate, window: { kind: 'count', calls: 10 } },
        openDurationMs: 30_000,
        halfOpenTrials: 1,
        halfOpenRule: { kind: 'successes', successes: 1 },
        trialDeadlineMs: 30_000,
      },
    ]);
  });

  test('the memory is what bytesFor says, and stays so', () => {
    const options = { halfOpenTrials: 64, trip: { ...rate, window } } as never;
    const bytes = SharedCircuitBreaker.bytesFor(options);
    const breaker = SharedCircuitBreaker.create(options);
    for (let call = 0; call < 100; call++) breaker.acquire().success();
    expect(breaker.handle.buffer.byteLength).toBe(bytes);
    expect(SharedCircuitBreaker.bytesFor()).toBeLessThan(4_096);
    expect(() => SharedCircuitBreaker.bytesFor({ name: '' })).toThrow(InvalidOptionsError);
  });
});
