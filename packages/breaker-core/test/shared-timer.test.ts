import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { closedScene, deferred, never, succeed } from './fixture.js';
import { seeded } from './seeded.js';

const CALLS = 100_000;
const FEWER = 10_000;
const NEVER_OPENS = { kind: 'consecutive-failures', failures: 1_000_000 } as const;

describe('timeouts of all calls share one timer', () => {
  test.each<[number, string, (call: number) => number]>([
    [CALLS, 'the same timeout', () => 30_000],
    [FEWER, 'ever shorter ones', (call) => FEWER - call],
    [FEWER, 'mixed ones', (call) => 1 + ((call * 7_919) % FEWER)],
  ])('%i calls in flight with %s', (calls, _, timeoutMsOf) => {
    const { breaker, clock } = closedScene({ trip: NEVER_OPENS });
    for (let call = 0; call < calls; call++) {
      void breaker.tryExecute(never, { timeoutMs: timeoutMsOf(call) });
    }
    expect(clock.timers).toBe(1);
    clock.advance(CALLS);
    expect(breaker.counts).toMatchObject({ timedOut: calls, inFlight: 0 });
    expect(clock.timers).toBe(0);
  });

  test('and so do those of all breakers on one clock', () => {
    const clock = new ManualClock();
    for (let index = 0; index < 100; index++) {
      void new CircuitBreaker({ clock, timeoutMs: 100 }).tryExecute(never);
    }
    expect(clock.timers).toBe(1);
  });

  test('the timer keeps the process alive while a call waits for it, and no longer', async () => {
    const clock = new HeldClock();
    const breaker = new CircuitBreaker({ clock, timeoutMs: 100 });
    const works = [deferred(), deferred()];
    const calls = works.map(({ promise }) => breaker.execute(() => promise));
    const holds = [clock.holdsProcess];
    for (const [index, { resolve }] of works.entries()) {
      resolve('done');
      await calls[index];
      holds.push(clock.holdsProcess);
    }
    void breaker.tryExecute(never);
    expect([...holds, clock.holdsProcess]).toEqual([true, true, false, true]);
  });

  test('a clock whose timers come early is asked again until it is time', async () => {
    let nowMs = 0;
    let ring = (): void => undefined;
    const setTimer = (onTime: () => void): ReturnType<ManualClock['setTimer']> => {
      ring = onTime;
      return { ref: succeed, unref: succeed, cancel: succeed };
    };
    const breaker = new CircuitBreaker({
      clock: { nowMs: () => nowMs, setTimer },
      timeoutMs: 100,
    });
    const call = breaker.tryExecute(never);
    for (const readingMs of [99, 99.9]) {
      nowMs = readingMs;
      ring();
      expect(breaker.counts.timedOut).toBe(0);
    }
    nowMs = 100;
    ring();
    await expect(call).resolves.toMatchObject({ status: 'failed' });
  });

  test('whatever ends in time, in any order: the others end by a sorted list', async () => {
    const history = fc.array(
      fc.record({
        timeoutMs: fc.integer({ min: 1, max: 50 }),
        endsAtMs: fc.option(fc.integer({ min: 0, max: 60 }), { nil: Infinity }),
      }),
      { maxLength: 60, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(history, async (calls) => {
        expect(await timedOutIn(calls)).toEqual(expectedOf(calls));
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});

interface PlannedCall {
  readonly timeoutMs: number;
  readonly endsAtMs: number;
}

/** When each call timed out, in the order in which they did: a list of milliseconds. */
async function timedOutIn(calls: readonly PlannedCall[]): Promise<number[]> {
  const { breaker, clock } = closedScene({ trip: NEVER_OPENS });
  const timeouts: number[] = [];
  breaker.on('timeout', ({ atMs, timeoutMs }) => timeouts.push(atMs, timeoutMs));
  const works = calls.map(({ timeoutMs }) => {
    const work = deferred();
    void breaker.tryExecute(() => work.promise, { timeoutMs });
    return work;
  });
  for (let ms = 0; ms <= 60; ms++) {
    for (const [index, { endsAtMs }] of calls.entries()) {
      if (endsAtMs === ms) works[index]?.resolve('done');
    }
    await Promise.resolve().then(() => undefined);
    clock.advance(1);
  }
  return timeouts;
}

function expectedOf(calls: readonly PlannedCall[]): number[] {
  return calls
    .filter(({ timeoutMs, endsAtMs }) => endsAtMs >= timeoutMs)
    .map(({ timeoutMs }) => timeoutMs)
    .sort((one, other) => one - other)
    .flatMap((ms) => [ms, ms]);
}

/** Says whether one of its timers would keep the process alive. */
class HeldClock extends ManualClock {
  holdsProcess = false;

  override setTimer(onTime: () => void, delayMs: number): ReturnType<ManualClock['setTimer']> {
    const timer = super.setTimer(onTime, delayMs);
    this.holdsProcess = true;
    return {
      ...timer,
      ref: () => (this.holdsProcess = true),
      unref: () => (this.holdsProcess = false),
    };
  }
}
