import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CircuitBreaker, Permit } from '../src/index.js';
import { admittedOf, closedScene, codeOf, deferred, failTimes, never } from './fixture.js';
import { seeded } from './seeded.js';

const WAYS = ['success', 'failure', 'ignore', 'cancel'] as const;

describe('maxInFlight bounds the calls that run at once', () => {
  test('exactly so many are admitted, the next one is turned away', () => {
    const { breaker } = closedScene({ name: 'search', maxInFlight: 3 });
    expect(admittedOf(breaker, 10)).toBe(3);
    expect(() => breaker.acquire()).toThrow(
      expect.objectContaining({
        name: 'InFlightLimitError',
        code: 'ERR_IN_FLIGHT_LIMIT',
        breakerName: 'search',
        state: 'closed',
        reason: 'in-flight-limit',
        retryAfterMs: 0,
      }),
    );
  });

  test('its rejections are no failures (F19)', () => {
    const { breaker } = closedScene({ maxInFlight: 1 });
    breaker.acquire();
    for (let call = 0; call < 8; call++) codeOf(() => breaker.executeSync(never));
    expect(breaker.counts).toMatchObject({ rejected: 8, failed: 0 });
    expect(breaker.state).toBe('closed');
  });

  test('in any order of calls and settlements, never more and never fewer', () => {
    const moves = fc.array(
      fc.option(fc.record({ pick: fc.nat(), way: fc.constantFrom(...WAYS) })),
      {
        maxLength: 60,
        size: 'max',
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), moves, (maxInFlight, steps) => {
        const { breaker } = closedScene({ maxInFlight, classify: () => 'success' });
        const running: Permit[] = [];
        const codes = new Set<unknown>(['ERR_IN_FLIGHT_LIMIT']);
        for (const step of steps) {
          if (step !== null) running.splice(step.pick % 5, 1)[0]?.[step.way](step);
          else if (running.length < maxInFlight) running.push(breaker.acquire());
          else codes.add(codeOf(() => breaker.acquire()));
          expect(breaker.counts.inFlight).toBe(running.length);
        }
        expect([...codes]).toEqual(['ERR_IN_FLIGHT_LIMIT']);
      }),
      seeded,
    );
  });

  test('a call that timed out or was given up holds its slot until its work has ended', async () => {
    const { breaker, clock } = closedScene({ maxInFlight: 2, trip: NEVER_OPENS });
    const caller = new AbortController();
    const works = [deferred(), deferred()];
    void breaker.tryExecute(() => (works[0] ?? deferred()).promise, { timeoutMs: 100 });
    void breaker.tryExecute(() => (works[1] ?? deferred()).promise, { signal: caller.signal });
    caller.abort();
    clock.advance(100);
    const admitted = [admittedOf(breaker, 3)];
    for (const { resolve } of works) {
      resolve('at last');
      await new Promise(setImmediate);
      admitted.push(admittedOf(breaker, 3));
    }
    expect(admitted).toEqual([0, 1, 1]);
  });

  test('calls of an earlier generation are counted, too', () => {
    const { breaker } = closedScene({ maxInFlight: 3 });
    const old = breaker.acquire();
    breaker.reset();
    expect(admittedOf(breaker, 5)).toBe(2);
    old.success();
    expect(admittedOf(breaker, 5)).toBe(1);
  });

  test('it holds in half-open', () => {
    const { breaker, clock } = closedScene({ maxInFlight: 3, halfOpenTrials: 5 });
    breaker.acquire();
    failTimes(breaker, 2);
    clock.advance(1_000);
    expect(admittedOf(breaker, 5)).toBe(2);
    expect(breaker.state).toBe('half-open');
  });

  test.each<[string, (breaker: CircuitBreaker) => void, number]>([
    [
      'forced closed',
      (breaker): void => {
        breaker.forceClose();
      },
      3,
    ],
    [
      'disabled',
      (breaker): void => {
        breaker.disable();
      },
      10,
    ],
    [
      'in shadow mode',
      (breaker): void => {
        breaker.shadow();
      },
      10,
    ],
  ])('%s: of 10 calls it admits as many as it should', (_, steer, admitted) => {
    const { breaker } = closedScene({ maxInFlight: 3 });
    steer(breaker);
    expect(admittedOf(breaker, 10)).toBe(admitted);
  });

  test.each<[string, (breaker: CircuitBreaker) => void]>([
    [
      'open',
      (breaker): void => {
        failTimes(breaker, 2);
      },
    ],
    [
      'forced-open',
      (breaker): void => {
        breaker.forceOpen();
      },
    ],
    ['isolated', (breaker): void => void breaker.isolate()],
  ])('%s, the state is the reason of a rejection, not the limit', (state, steer) => {
    const { breaker, clock } = closedScene({ maxInFlight: 3 });
    breaker.acquire();
    steer(breaker);
    breaker.configure({ maxInFlight: 1 });
    clock.advance(999);
    const rejection = expect.objectContaining({ code: 'ERR_CIRCUIT_OPEN', reason: state });
    expect(() => breaker.acquire()).toThrow(rejection);
  });

  test('a function of its own that calls the breaker again is one more call', () => {
    const { breaker } = closedScene({ maxInFlight: 2 });
    const nested = (depth: number): number =>
      depth === 3 ? depth : breaker.executeSync(() => nested(depth + 1));
    expect(codeOf(() => nested(0))).toBe('ERR_IN_FLIGHT_LIMIT');
    expect(breaker.counts).toMatchObject({ rejected: 1, ignored: 2, failed: 0 });
  });
});

const NEVER_OPENS = { kind: 'consecutive-failures', failures: 1_000_000 } as const;
