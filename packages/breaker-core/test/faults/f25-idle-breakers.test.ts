import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { CircuitBreaker, type CircuitBreakerOptions, monotonicClock } from '../../src/index.js';
import { codeOf, failTimes, succeed } from '../fixture.js';
import { PATIENCE_MS, runsToItsEnd } from './lone-process.js';

const IDLE = 10_000;
const HOUR_MS = 3_600_000;

/** Everything that could want a timer. */
const ALL_OPTIONS: CircuitBreakerOptions = {
  trip: [
    { kind: 'consecutive-failures', failures: 1 },
    {
      kind: 'slow-call-rate',
      slowCallRateThreshold: 1,
      minimumCalls: 1,
      window: { kind: 'time', durationMs: 1_000 },
    },
  ],
  slowCallDurationMs: 1_000,
  timeoutMs: HOUR_MS,
  halfOpenQueue: { maxCallers: 10, maxWaitMs: HOUR_MS },
  recovery: { kind: 'time', startShare: 0.1, durationMs: HOUR_MS },
  maxInFlight: 10,
  // Exact, so that an open period without length is over at the next call; timers are real ones.
  clock: { nowMs: () => monotonicClock.nowMs() },
};

/** In every state a breaker comes into, most of them with everything on. */
const USES: ((breaker: CircuitBreaker) => void)[] = [
  () => undefined,
  (breaker) => {
    failTimes(breaker, 1);
  },
  (breaker) => {
    breaker.acquire();
  },
  (breaker) => {
    failTimes(breaker, 1);
    breaker.acquire();
  },
  (breaker) => {
    failTimes(breaker, 1);
    breaker.acquire().success();
  },
  (breaker) => {
    breaker.forceOpen();
    codeOf(() => breaker.acquire());
  },
  (breaker) => {
    breaker.isolate();
  },
  (breaker) => {
    breaker.shadow();
  },
];

function idleBreakers(): CircuitBreaker[] {
  return Array.from({ length: IDLE }, (_, index) => {
    const breaker = new CircuitBreaker({ ...ALL_OPTIONS, openDurationMs: Number.MIN_VALUE });
    USES[index % USES.length]?.(breaker);
    return breaker;
  });
}

const timersAlive = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind === 'Immediate')
    .length;

describe('F25: 10,000 idle breakers: no timer, no CPU, and the process ends', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('they set no timer of any kind', () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const breakers = idleBreakers();
    expect(jest.getTimerCount()).toBe(0);
    expect(new Set(breakers.map(({ state }) => state)).size).toBe(6);
  });

  test('they hold nothing that keeps a process alive', () => {
    const before = process.getActiveResourcesInfo().sort();
    const breakers = idleBreakers();
    expect(process.getActiveResourcesInfo().sort()).toEqual(before);
    expect(breakers).toHaveLength(IDLE);
  });

  test('nor once all their calls with timeouts have ended', async () => {
    const before = timersAlive();
    const breakers = Array.from({ length: IDLE }, () => new CircuitBreaker(ALL_OPTIONS));
    const calls = breakers.map((breaker) => breaker.execute(() => Promise.resolve()));
    expect(timersAlive()).toBe(before + 1);
    await Promise.all(calls);
    expect(timersAlive()).toBe(before);
  });

  test('nor once all who waited for a trial have gone', async () => {
    const before = timersAlive();
    const breaker = new CircuitBreaker({
      ...ALL_OPTIONS,
      openDurationMs: Number.MIN_VALUE,
      trialDeadlineMs: HOUR_MS,
    });
    failTimes(breaker, 1);
    breaker.acquire();
    const caller = new AbortController();
    const waiting = breaker.tryExecute(succeed, { signal: caller.signal });
    expect(timersAlive()).toBe(before + 1);
    caller.abort();
    await waiting;
    expect(timersAlive()).toBe(before);
  });

  test.each([
    ['10,000 of them, closed, open and half-open', ''],
    [
      'after calls that kept a timer until they ended',
      `await Promise.all(
        breakers.map((breaker) => breaker.tryExecute(() => 'fine', { timeoutMs: 3_600_000 })),
      );`,
    ],
    [
      'with listeners, and calls that never end',
      `for (const breaker of breakers) {
        breaker.on('transition', () => undefined);
        breaker.tryExecute(() => new Promise(() => undefined));
      }`,
    ],
  ])(
    'the process ends by itself: %s',
    async (_, use) => {
      await expect(
        runsToItsEnd(`
        const breakers = Array.from({ length: ${String(IDLE)} }, (_, index) => {
          const trip = { kind: 'consecutive-failures', failures: 1 };
          const breaker = new CircuitBreaker({ trip, openDurationMs: Number.MIN_VALUE });
          if (index % 3 > 0) breaker.acquire().failure();
          if (index % 3 > 1) breaker.tryExecute(() => new Promise(() => undefined));
          return breaker;
        });
        ${use}
      `),
      ).resolves.toBe('ended');
    },
    PATIENCE_MS,
  );

  test(
    'a process that does not end by itself would be noticed',
    async () => {
      await expect(runsToItsEnd('setInterval(() => undefined, 1_000);', 1_000)).resolves.toBe(
        'still running',
      );
    },
    PATIENCE_MS,
  );
});
