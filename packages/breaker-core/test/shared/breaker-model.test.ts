import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TripRule } from '../../src/index.js';
import { seeded } from '../seeded.js';
import { type BreakerStep, BreakerTwins } from './breaker-twins.js';

const is = <K extends BreakerStep['do']>(kind: K) => fc.constant(kind);
const as = fc.constantFrom('success', 'failure', 'failure', 'ignore', 'cancel');
const error = fc.constantFrom('odd', 'even');
const step: fc.Arbitrary<BreakerStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: is('acquire'), thread: fc.nat({ max: 2 }) }) },
  { weight: 6, arbitrary: fc.record({ do: is('settle'), pick: fc.nat({ max: 9 }), as, error }) },
  { weight: 2, arbitrary: fc.record({ do: is('wait'), ms: fc.integer({ min: 1, max: 150 }) }) },
);

const errorClass = fc.option(error, { nil: undefined });
const failures = fc.integer({ min: 1, max: 4 });
const streak = fc.record({
  kind: fc.constant('consecutive-failures' as const),
  failures,
  errorClass,
});
const rate = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 8 }), fc.constantFrom(0.3, 0.5, 0.6, 1))
  .chain(([calls, minimum, failureRateThreshold]) =>
    fc.record({
      kind: fc.constant('failure-rate' as const),
      failureRateThreshold: fc.constant(failureRateThreshold),
      minimumCalls: fc.constant(Math.min(calls, minimum + 1)),
      window: fc.constant({ kind: 'count' as const, calls }),
      errorClass,
    }),
  );

const options = (trip: fc.Arbitrary<unknown>) =>
  fc.record({
    trip: trip as fc.Arbitrary<Extract<TripRule, { kind: 'consecutive-failures' }>>,
    openDurationMs: fc.constantFrom(100, {
      kind: 'exponential' as const,
      initialMs: 60,
      factor: 2,
      maxMs: 200,
    }),
    halfOpenRule: fc.record({
      kind: fc.constant('successes' as const),
      successes: fc.integer({ min: 1, max: 4 }),
    }),
  });

/** With several trials a local breaker takes slots before they are needed; deadlines are far then. */
const deadlines = fc.constantFrom(
  { halfOpenTrials: 1, trialDeadlineMs: 120 },
  { halfOpenTrials: 3, trialDeadlineMs: 1_000_000 },
);

describe('a shared breaker does what a local one does, after any sequence of steps', () => {
  test.each([
    ['failures in a row', streak],
    ['a failure rate', rate],
  ] as const)('tripped by %s', (_, trip) => {
    const states = new Set<unknown>();
    const steps = fc.array(step, { maxLength: 120, size: 'max' });
    fc.assert(
      fc.property(options(trip), deadlines, steps, (some, trials, sequence) => {
        const twins = new BreakerTwins({ ...some, ...trials });
        const pairs = [...sequence.map((next) => twins.take(next)), twins.look()];
        expect(pairs.map(({ shared }) => shared)).toEqual(pairs.map(({ local }) => local));
        expect(twins.told.shared).toEqual(twins.told.local);
        for (const told of twins.told.local) states.add((told as { reason: unknown }).reason);
      }),
      { ...seeded, numRuns: 100 },
    );
    expect([...states].sort()).toEqual([
      'open-elapsed',
      'rule-tripped',
      'trial-failed',
      'trials-succeeded',
    ]);
  });
});
