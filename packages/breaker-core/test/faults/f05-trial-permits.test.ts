import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Permit } from '../../src/index.js';
import { admittedOf, closedScene, DEADLINE_MS, dueScene, failTimes, OPEN_MS } from '../fixture.js';
import { seeded } from '../seeded.js';
import { admittedAmong, beginMany, endAll, ENDS, SURFACES } from './calls.js';

const NEUTRAL = ['ignore', 'cancel'] as const;

type Step =
  | { readonly kind: 'call' }
  | { readonly kind: 'settle'; readonly index: number; readonly as: (typeof NEUTRAL)[number] }
  | { readonly kind: 'wait'; readonly durationMs: number };

/** A call comes, the trial at an index ends, or time passes. */
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('call' as const) }),
    fc.record({
      kind: fc.constant('settle' as const),
      index: fc.nat(30),
      as: fc.constantFrom(...NEUTRAL),
    }),
    fc.record({
      kind: fc.constant('wait' as const),
      durationMs: fc.integer({ min: 1, max: DEADLINE_MS / 2 }),
    }),
  ),
  { maxLength: 120 },
);

/** Trials as a list of when they began: what half-open must do, in the plainest words. */
function replay(run: readonly Step[], n: number): void {
  const { breaker, clock } = dueScene({ halfOpenTrials: n });
  const trials: { permit: Permit; startedAtMs: number; held: boolean; settled: boolean }[] = [];
  const holding = (): number => trials.filter(({ held }) => held).length;
  for (const step of run) {
    const nowMs = clock.nowMs();
    if (step.kind === 'wait') clock.advance(step.durationMs);
    if (step.kind === 'settle') {
      const trial = trials[step.index];
      if (trial === undefined || trial.settled) continue;
      trial.permit[step.as]();
      trial.held = false;
      trial.settled = true;
    }
    if (step.kind !== 'call') continue;
    for (const trial of trials) {
      if (nowMs - trial.startedAtMs >= DEADLINE_MS) trial.held = false;
    }
    const isFree = holding() < n;
    const { admitted } = breaker.counts;
    let permit: Permit | undefined;
    try {
      permit = breaker.acquire();
    } catch {
      permit = undefined;
    }
    if (permit !== undefined) {
      trials.push({ permit, startedAtMs: nowMs, held: true, settled: false });
    }
    expect(breaker.counts.admitted - admitted).toBe(isFree ? 1 : 0);
    expect(holding()).toBeLessThanOrEqual(n);
  }
}

describe('F5: 0 ≤ trials in flight ≤ N under every interleaving', () => {
  test.each([1, 2, 5])('calls, results in any order, deadlines; N = %i', (n) => {
    fc.assert(
      fc.property(steps, (run) => {
        replay(run, n);
      }),
      { ...seeded, numRuns: 150 },
    );
  });

  test.each(SURFACES)('%s: N at a time, also once those have failed', async (surface) => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 3 });
    for (let period = 0; period < 5; period++) {
      const calls = beginMany(breaker, surface, 100);
      expect(admittedAmong(calls)).toBe(3);
      await endAll(calls, 'failure');
      clock.advance(OPEN_MS);
    }
  });

  test.each(ENDS)('three late results (%s) give no slot back', async (end) => {
    const { breaker, clock } = closedScene();
    const old = beginMany(breaker, 'execute', 3);
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    const trial = breaker.acquire();
    await endAll(old, end);
    expect(admittedOf(breaker, 10)).toBe(0);
    trial.ignore();
    expect(admittedOf(breaker, 10)).toBe(1);
  });

  test.each(NEUTRAL)('a permit given back twice (%s) gives one slot back', (settle) => {
    const { breaker } = dueScene({ halfOpenTrials: 2 });
    const permit = breaker.acquire();
    breaker.acquire();
    permit[settle]();
    expect(() => {
      permit[settle]();
    }).toThrow('settle it once');
    expect(admittedOf(breaker, 10)).toBe(1);
  });

  test.each(['ignore', 'success', 'failure'] as const)(
    'a trial past its deadline that ends (%s) takes no slot from its successor',
    (settle) => {
      const { breaker, clock } = dueScene({ halfOpenTrials: 2 });
      const lost = [breaker.acquire(), breaker.acquire()];
      clock.advance(DEADLINE_MS);
      expect(admittedOf(breaker, 10)).toBe(2);
      for (const permit of lost) permit[settle]();
      expect([admittedOf(breaker, 10), breaker.state]).toEqual([0, 'half-open']);
    },
  );

  test('a trial that its caller gives up frees its slot, once', () => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 2 });
    const caller = new AbortController();
    const hang = (): Promise<never> => new Promise(() => undefined);
    void breaker.tryExecute(hang, { signal: caller.signal, timeoutMs: 50 });
    breaker.acquire();
    caller.abort();
    clock.advance(50);
    expect([admittedOf(breaker, 10), breaker.state]).toEqual([1, 'half-open']);
  });

  test('a trial that times out has failed, and frees no slot of the next period', () => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 2 });
    const hang = (): Promise<never> => new Promise(() => undefined);
    for (const timeoutMs of [50, OPEN_MS + 100]) void breaker.tryExecute(hang, { timeoutMs });
    clock.advance(50);
    expect(breaker.state).toBe('open');
    clock.advance(OPEN_MS);
    expect(admittedOf(breaker, 10)).toBe(2);
    clock.advance(50);
    expect([admittedOf(breaker, 10), breaker.state]).toEqual([0, 'half-open']);
  });

  test('more or fewer trials on a live breaker: the new number holds at once', () => {
    const { breaker } = dueScene({ halfOpenTrials: 3 });
    const trials = [breaker.acquire(), breaker.acquire(), breaker.acquire()];
    breaker.configure({ halfOpenTrials: 2 });
    trials[0]?.ignore();
    expect(admittedOf(breaker, 10)).toBe(0);
    trials[1]?.ignore();
    expect(admittedOf(breaker, 10)).toBe(1);
    breaker.configure({ halfOpenTrials: 5 });
    expect(admittedOf(breaker, 10)).toBe(3);
  });
});
