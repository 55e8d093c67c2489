import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker, type CircuitBreakerOptions } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { boom, type Deferred, deferred } from './fixture.js';
import { seeded } from './seeded.js';

const options = fc.record<CircuitBreakerOptions>({
  halfOpenTrials: fc.integer({ min: 1, max: 3 }),
  maxInFlight: fc.integer({ min: 1, max: 6 }),
  shadow: fc.boolean(),
  halfOpenQueue: fc.constantFrom({ maxCallers: 3, maxWaitMs: 8 }),
  recovery: fc.constantFrom<NonNullable<CircuitBreakerOptions['recovery']>>(
    { kind: 'time', startShare: 0.5, durationMs: 20 },
    { kind: 'successes', startShare: 0.5, successes: 3 },
  ),
  classifyResult: fc.constantFrom<() => 'success' | 'ignored'>(
    () => 'success',
    () => 'ignored',
  ),
});

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('call' as const), ms: fc.nat(12) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('resolve' as const, 'reject' as const, 'reject' as const),
        ms: fc.nat(20),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('abort' as const), ms: fc.nat(20) }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(12) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom('reset' as const, 'forceOpen' as const, 'isolate' as const),
        ms: fc.nat(2),
      }),
    },
  ),
  { maxLength: 60, size: 'max' },
);

type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

/** A breaker, everything that is under way in it, and nothing that is not. */
class Books {
  readonly clock = new ManualClock();
  readonly breaker: CircuitBreaker;
  readonly #works: Deferred<string>[] = [];
  readonly #callers: AbortController[] = [];
  readonly #answers: Promise<unknown>[] = [];
  readonly #holds: (() => void)[] = [];

  constructor(given: CircuitBreakerOptions) {
    this.breaker = new CircuitBreaker({
      ...given,
      clock: this.clock,
      trip: { kind: 'consecutive-failures', failures: 2 },
      openDurationMs: 10,
      trialDeadlineMs: 15,
    });
  }

  async take({ do: what, ms }: Step): Promise<void> {
    if (what === 'call') this.#call(ms);
    else if (what === 'wait') this.clock.advance(ms);
    else if (what === 'abort') this.#callers.splice(ms, 1)[0]?.abort(boom);
    else if (what === 'resolve') this.#works.splice(ms, 1)[0]?.resolve('fine');
    else if (what === 'reject') this.#works.splice(ms, 1)[0]?.reject(boom);
    else if (what === 'isolate' && this.#holds.length === 0)
      this.#holds.push(this.breaker.isolate());
    else if (what === 'isolate') this.#holds.pop()?.();
    else this.breaker[what]();
    await new Promise(setImmediate);
  }

  /** Lets everything end that can end. */
  async close(): Promise<void> {
    for (let round = 0; round < 12; round++) {
      for (const work of this.#works.splice(0)) work.resolve('fine');
      this.clock.advance(15);
      await new Promise(setImmediate);
    }
    await Promise.all(this.#answers);
  }

  #call(ms: number): void {
    const caller = new AbortController();
    this.#callers.push(caller);
    const work = (): Promise<string> => {
      const begun = deferred();
      this.#works.push(begun);
      return begun.promise;
    };
    const limits = { signal: caller.signal, ...(ms > 0 ? { timeoutMs: ms } : {}) };
    this.#answers.push(this.breaker.tryExecute(work, limits));
  }
}

describe('the books balance at every moment, whatever becomes of calls', () => {
  test('in any order of calls, timeouts, aborts, waits and hands', async () => {
    await fc.assert(
      fc.asyncProperty(options, steps, async (given, taken) => {
        const books = new Books(given);
        for (const step of taken) {
          await books.take(step);
          const { counts } = books.breaker;
          const { succeeded, failed, ignored, cancelled, late, inFlight, abandoned } = counts;
          const settled = succeeded + failed + ignored + cancelled + late;
          expect(counts.admitted).toBe(settled + inFlight);
          expect(Math.min(inFlight, abandoned)).toBeGreaterThanOrEqual(0);
          const limit = given.shadow === true ? Infinity : (given.maxInFlight ?? Infinity);
          expect(inFlight + abandoned).toBeLessThanOrEqual(limit);
        }
        await books.close();
        expect(books.breaker.counts).toMatchObject({ inFlight: 0, abandoned: 0 });
        expect([books.clock.timers, books.breaker.counts.observerErrors]).toEqual([0, 0]);
      }),
      { ...seeded, numRuns: 150 },
    );
  });
});
