import type { Permit } from '../../src/index.js';
import type { SharedBreakerOptions, SharedCircuitBreaker } from '../../src/shared/index.js';
import { BreakerLab, DEADLINE_MS, OPEN_MS, tryAcquire } from './breaker-lab.js';

/** What one thread does: one call of the breaker. */
export type Act = () => unknown;

/** A breaker in some state, and what threads are about to do to it. */
export interface Scene {
  readonly lab: BreakerLab;
  readonly acts: readonly Act[];
}

/** Makes the scene anew, as often as it is asked to. */
export type SceneMaker = () => Scene;

type Settling = 'success' | 'failure' | 'ignore' | 'cancel';

export const acquire =
  (breaker: SharedCircuitBreaker): Act =>
  () =>
    tryAcquire(breaker) === undefined ? 'rejected' : 'admitted';

export const settle =
  (permit: Permit, as: Settling): Act =>
  () => {
    permit[as]();
  };

/** Calls in flight in a closed breaker that has seen one failure, each about to settle. */
export function closed(settlings: readonly Settling[], options?: SharedBreakerOptions): SceneMaker {
  return () => {
    const lab = new BreakerLab(options);
    const permits = settlings.map(() => lab.first.acquire());
    lab.fail(1);
    return { lab, acts: permits.map((permit, at) => settle(permit, settlings[at] ?? 'cancel')) };
  };
}

/** Trials in flight, about to settle; then so many callers that want to be trials. */
export function halfOpen(
  settlings: readonly Settling[],
  { callers = 0, outlived = false, ...options }: HalfOpenScene = {},
): SceneMaker {
  return () => {
    const lab = new BreakerLab({ halfOpenTrials: Math.max(1, settlings.length), ...options });
    lab.becomeDue();
    const trials = settlings.map(() => lab.first.acquire());
    if (outlived) lab.clock.advance(DEADLINE_MS);
    const settles = trials.map((trial, at) => settle(trial, settlings[at] ?? 'cancel'));
    const acquires = Array.from({ length: callers }, () => acquire(lab.first));
    return { lab, acts: [...settles, ...acquires] };
  };
}

type HalfOpenScene = SharedBreakerOptions & {
  readonly callers?: number;
  readonly outlived?: boolean;
};

/** A call from before the break is about to fail, while a trial is about to settle. */
export function lateAgainst(as: Settling): SceneMaker {
  return () => {
    const lab = new BreakerLab();
    const old = lab.first.acquire();
    lab.becomeDue();
    return { lab, acts: [settle(old, 'failure'), settle(lab.first.acquire(), as)] };
  };
}

/** A call is about to settle; meanwhile the breaker breaks, and its first trial settles. */
export function afterBreak(
  as: Settling,
  { trial, ...options }: SharedBreakerOptions & { readonly trial: 'success' | 'failure' },
): SceneMaker {
  return () => {
    const lab = new BreakerLab(options);
    const old = lab.first.acquire();
    lab.fail(1);
    const breakAndTry = (): void => {
      for (let call = 0; call < 3; call++) tryAcquire(lab.first)?.failure();
      lab.clock.advance(OPEN_MS);
      lab.first.acquire()[trial]();
      tryAcquire(lab.first)?.failure();
    };
    return { lab, acts: [settle(old, as), breakAndTry] };
  };
}

/** Somebody is about to do something; meanwhile a trial fails, and the next one is out. */
export function nextTrial(about: (lab: BreakerLab) => Act): SceneMaker {
  return () => {
    const lab = new BreakerLab({ halfOpenTrials: 2 }).becomeDue();
    const trial = lab.first.acquire();
    const fail = (): void => {
      trial.failure();
      lab.clock.advance(OPEN_MS);
      lab.first.acquire();
    };
    return { lab, acts: [about(lab), fail] };
  };
}

export const TWO_SUCCESSES = { halfOpenRule: { kind: 'successes', successes: 2 } } as const;

export const rate = (calls: number, minimumCalls = calls): SharedBreakerOptions => ({
  trip: {
    kind: 'failure-rate',
    failureRateThreshold: 0.6,
    minimumCalls,
    window: { kind: 'count', calls },
  },
});
