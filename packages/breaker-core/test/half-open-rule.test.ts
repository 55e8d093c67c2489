import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HalfOpenRule } from '../src/index.js';
import { dueScene, OPEN_MS, succeedTimes } from './fixture.js';
import { seeded } from './seeded.js';

/** The state after each trial, in turn, until one has decided. */
function statesAfter(halfOpenRule: HalfOpenRule | undefined, trials: string): string[] {
  const { breaker } = dueScene(halfOpenRule === undefined ? {} : { halfOpenRule });
  const states: string[] = [];
  for (const trial of trials) {
    breaker.acquire()[trial === 'S' ? 'success' : 'failure']();
    states.push(breaker.state);
    if (breaker.state !== 'half-open') break;
  }
  return states;
}

const rateOf = (calls: number, failureRateThreshold: number): HalfOpenRule => ({
  kind: 'failure-rate',
  calls,
  failureRateThreshold,
});

describe('what trials decide by', () => {
  test('so many successes close it', () => {
    const rule = { kind: 'successes', successes: 3 } as const;
    expect(statesAfter(rule, 'SSS')).toEqual(['half-open', 'half-open', 'closed']);
  });

  test('one failure before that reopens it', () => {
    const rule = { kind: 'successes', successes: 3 } as const;
    expect(statesAfter(rule, 'SSF')).toEqual(['half-open', 'half-open', 'open']);
  });

  test('by default halfOpenTrials successes, also after that was changed', () => {
    const { breaker } = dueScene({ halfOpenTrials: 2 });
    breaker.configure({ halfOpenTrials: 3 });
    succeedTimes(breaker, 2);
    expect(breaker.state).toBe('half-open');
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('more successes than slots: trials come one after the other', () => {
    const { breaker } = dueScene({ halfOpenRule: { kind: 'successes', successes: 5 } });
    succeedTimes(breaker, 5);
    expect([breaker.state, breaker.counts.rejected]).toEqual(['closed', 0]);
  });

  test.each([
    ['SSSSSSSS', 'closed', 'two that are missing cannot reach 3 of 10'],
    ['FFSSSSSSSS', 'closed', '2 of 10'],
    ['SSSSSSSFFF', 'open', '3 of 10'],
    ['FFF', 'open', 'whatever the others do'],
  ])('a rate of 0.3 in 10: %s leaves it %s: %s', (trials, end) => {
    const states = statesAfter(rateOf(10, 0.3), trials);
    const before = Array.from({ length: trials.length - 1 }, () => 'half-open');
    expect(states).toEqual([...before, end]);
  });

  test('a rate is decided as soon as it is certain, and as the whole would decide', () => {
    const trials = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
    const thresholds = fc.constantFrom(0.1, 0.25, 0.3, 0.5, 0.7, 1);
    fc.assert(
      fc.property(trials, fc.integer({ min: 1, max: 20 }), thresholds, (fails, calls, share) => {
        const word = fails.map((failed) => (failed ? 'F' : 'S')).join('');
        const states = statesAfter(rateOf(calls, share), word);
        expect([states.length, states.at(-1)]).toEqual(decisionOf(fails.slice(0, calls), share));
      }),
      seeded,
    );
  });

  test.each(['ignore', 'cancel'] as const)('a trial that ends by %s counts for nothing', (way) => {
    const { breaker } = dueScene({ halfOpenRule: rateOf(2, 1) });
    for (let trial = 0; trial < 10; trial++) breaker.acquire()[way]();
    expect(breaker.state).toBe('half-open');
    breaker.acquire().failure();
    breaker.acquire().failure();
    expect(breaker.state).toBe('open');
  });

  test.each<[number, string]>([
    [99, 'closed'],
    [100, 'open'],
  ])('a trial that succeeds in %i ms leaves it %s, where 100 are slow', (tookMs, state) => {
    const { breaker, clock } = dueScene({ slowCallDurationMs: 100 });
    const trial = breaker.acquire();
    clock.advance(tookMs);
    trial.success();
    expect(breaker.state).toBe(state);
    expect(breaker.counts).toMatchObject({ succeeded: 1, slow: state === 'open' ? 1 : 0 });
  });

  test('a new half-open period begins with no trials', () => {
    const { breaker, clock } = dueScene({ halfOpenRule: rateOf(3, 0.5) });
    succeedTimes(breaker, 1);
    breaker.acquire().failure();
    breaker.acquire().failure();
    clock.advance(OPEN_MS);
    breaker.acquire().failure();
    expect(breaker.state).toBe('half-open');
  });
});

/** After how many trials the rate is certain, and what it is then. */
function decisionOf(fails: readonly boolean[], threshold: number): [number, string] {
  const failuresIn = (list: readonly boolean[]): number => list.filter(Boolean).length;
  const end = failuresIn(fails) / fails.length >= threshold ? 'open' : 'closed';
  for (let seen = 1; seen <= fails.length; seen++) {
    const least = failuresIn(fails.slice(0, seen));
    const most = least + fails.length - seen;
    const isCertain = [least, most].every(
      (failed) => failed / fails.length >= threshold === (end === 'open'),
    );
    if (isCertain) return [seen, end];
  }
  return [fails.length, end];
}
