import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker, CircuitBreakerOptions, TripRule } from '../src/index.js';
import {
  admittedOf,
  closedScene,
  dueScene,
  failTimes,
  OPEN_MS,
  openScene,
  rate,
  recordEdges,
  succeedTimes,
} from './fixture.js';

const figuresOf = (breaker: CircuitBreaker): object[] =>
  breaker.explain().rules.map(({ figures }) => figures);

const countRate = (calls: number, threshold = 1): TripRule =>
  rate({ kind: 'count', calls }, { threshold, minimumCalls: Math.min(calls, 5) });
const timeRate = (durationMs: number, threshold = 1): TripRule =>
  rate({ kind: 'time', durationMs }, { threshold, minimumCalls: 5 });

describe('configure changes options, and nothing else', () => {
  test('the state stays, and nobody is told of a transition', () => {
    for (const scene of [closedScene, openScene, dueScene]) {
      const { breaker } = scene();
      const edges = recordEdges(breaker);
      const before = [breaker.state, breaker.counts];
      breaker.configure({ trip: countRate(9), openDurationMs: 5, halfOpenTrials: 2 });
      expect([breaker.state, breaker.counts, edges]).toEqual([...before, []]);
    }
  });

  test('calls in flight are not late', () => {
    const { breaker } = closedScene();
    const permits = [breaker.acquire(), breaker.acquire()];
    breaker.configure({ openDurationMs: 5 });
    for (const permit of permits) permit.failure();
    expect([breaker.state, breaker.counts.late]).toEqual(['open', 0]);
  });

  test('an open period goes on as it began', () => {
    const { breaker, clock } = openScene();
    breaker.configure({ openDurationMs: 5 });
    clock.advance(OPEN_MS - 1);
    expect(admittedOf(breaker, 1)).toBe(0);
  });

  test.each<[string, TripRule, TripRule]>([
    [
      'in a row',
      { kind: 'consecutive-failures', failures: 9 },
      { kind: 'consecutive-failures', failures: 4 },
    ],
    ['in a count window of the same size', countRate(8), countRate(8, 0.9)],
    ['in a larger count window', countRate(8), countRate(80)],
    ['in a smaller count window', countRate(80), countRate(5)],
    ['in a time window of the same size', timeRate(3_200), timeRate(3_200, 0.9)],
    ['in a longer time window', timeRate(3_200), timeRate(32_000)],
    ['in a shorter time window', timeRate(32_000), timeRate(3_200)],
  ])('failures counted before count after it: %s', (_, before, after) => {
    const { breaker } = closedScene({ trip: before });
    failTimes(breaker, 4);
    breaker.configure({ trip: after });
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('a smaller count window holds the youngest', () => {
    const { breaker } = closedScene({ trip: countRate(10) });
    failTimes(breaker, 4);
    succeedTimes(breaker, 3);
    failTimes(breaker, 1);
    breaker.configure({ trip: countRate(5) });
    expect(figuresOf(breaker)).toMatchObject([{ completed: 5, failures: 2 }]);
    succeedTimes(breaker, 1);
    expect(figuresOf(breaker)).toMatchObject([{ completed: 5, failures: 1 }]);
  });

  test.each([3_200, 6_400])(
    'a time window hands on all it holds, however long it has run: to %i ms',
    (durationMs) => {
      const { breaker, clock } = closedScene({ trip: timeRate(3_200) });
      for (let bucket = 0; bucket < 50; bucket++) {
        failTimes(breaker, bucket % 3);
        succeedTimes(breaker, 4);
        clock.advance(100);
      }
      const before = figuresOf(breaker);
      expect(before).toMatchObject([{ completed: 159, failures: 31 }]);
      breaker.configure({ trip: timeRate(durationMs) });
      expect(figuresOf(breaker)).toEqual(before);
    },
  );

  test('of a ring that has gone round, too', () => {
    const { breaker } = closedScene({ trip: countRate(7) });
    for (let round = 0; round < 5; round++) {
      failTimes(breaker, 1);
      succeedTimes(breaker, 2);
    }
    breaker.configure({ trip: countRate(5) });
    expect(figuresOf(breaker)).toMatchObject([{ completed: 5, failures: 1 }]);
    breaker.configure({ trip: countRate(9) });
    failTimes(breaker, 6);
    expect(figuresOf(breaker)).toMatchObject([{ completed: 9, failures: 7 }]);
  });

  test('a time window of the same size forgets when it would have', () => {
    const { breaker, clock } = closedScene({ trip: timeRate(3_200) });
    for (let call = 0; call < 4; call++) {
      failTimes(breaker, 1);
      clock.advance(100);
    }
    breaker.configure({ trip: timeRate(3_200) });
    clock.advance(2_800);
    succeedTimes(breaker, 1);
    expect(figuresOf(breaker)).toMatchObject([{ completed: 4, failures: 3 }]);
  });

  test('a rule takes over from the rule of its kind and class, wherever it stands', () => {
    const classRule = (errorClass: string): TripRule => ({
      kind: 'consecutive-failures',
      failures: 9,
      errorClass,
    });
    const { breaker } = closedScene({
      trip: [classRule('a'), classRule('b'), countRate(9)],
      classify: (error) => ({ outcome: 'failure', errorClass: String(error) }),
    });
    for (const error of ['a', 'a', 'b']) breaker.acquire().failure(error);
    breaker.configure({ trip: [countRate(5), classRule('b'), classRule('c'), classRule('a')] });
    const inARow = figuresOf(breaker).slice(1);
    expect(inARow).toMatchObject([1, 0, 2].map((failuresInARow) => ({ failuresInARow })));
    expect(figuresOf(breaker)[0]).toMatchObject({ completed: 3, failures: 3 });
  });

  test('from one kind of window to the other nothing is taken over', () => {
    const { breaker } = closedScene({ trip: countRate(9) });
    failTimes(breaker, 4);
    breaker.configure({ trip: timeRate(9_000) });
    expect(figuresOf(breaker)).toMatchObject([{ completed: 0, failures: 0 }]);
  });

  test('an option that is not given stays, one given as undefined has its default', () => {
    const { breaker } = closedScene({ maxInFlight: 2, halfOpenTrials: 3 });
    breaker.configure({ halfOpenTrials: undefined } as unknown as CircuitBreakerOptions);
    expect(breaker.explain().options).toMatchObject({
      maxInFlight: 2,
      halfOpenTrials: 1,
      openDurationMs: OPEN_MS,
    });
  });

  test('limits and timeouts hold for the next call', async () => {
    const { breaker, clock } = closedScene();
    breaker.configure({ maxInFlight: 1, timeoutMs: 100 });
    const call = breaker.tryExecute(() => new Promise(() => undefined));
    expect(admittedOf(breaker, 3)).toBe(0);
    clock.advance(100);
    await expect(call).resolves.toMatchObject({ error: { code: 'ERR_CALL_TIMEOUT' } });
  });

  test('calls are timed from when slowCallDurationMs is given', () => {
    const { breaker, clock } = closedScene();
    const before = breaker.acquire();
    breaker.configure({ slowCallDurationMs: 100 });
    const after = breaker.acquire();
    clock.advance(100);
    before.success();
    after.success();
    expect(breaker.counts.slow).toBe(1);
  });
});
