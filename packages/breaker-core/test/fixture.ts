import { CircuitBreaker, type CircuitBreakerOptions, type TripRule } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';

export const boom = new Error('boom');

export const fail = (): never => {
  throw boom;
};

export const succeed = (): string => 'fine';

export const OPEN_MS = 1_000;
export const DEADLINE_MS = 400;

export interface Scene {
  readonly breaker: CircuitBreaker;
  readonly clock: ManualClock;
}

/** Closed; opens at the second failure in a row for 1,000 ms; a trial may take 400 ms. */
export function closedScene(options: CircuitBreakerOptions = {}): Scene {
  const clock = new ManualClock();
  const breaker = new CircuitBreaker({
    trip: { kind: 'consecutive-failures', failures: 2 },
    openDurationMs: OPEN_MS,
    trialDeadlineMs: DEADLINE_MS,
    clock,
    ...options,
  });
  return { breaker, clock };
}

/** Has just opened. */
export function openScene(options: CircuitBreakerOptions = {}): Scene {
  const scene = closedScene(options);
  failTimes(scene.breaker, 2);
  return scene;
}

/** Still reads open, but the next call will be a trial. */
export function dueScene(options: CircuitBreakerOptions = {}): Scene {
  const scene = openScene(options);
  scene.clock.advance(OPEN_MS);
  return scene;
}

export function failTimes(breaker: CircuitBreaker, times: number): void {
  for (let call = 0; call < times; call++) breaker.acquire().failure();
}

export function succeedTimes(breaker: CircuitBreaker, times: number): void {
  for (let call = 0; call < times; call++) breaker.acquire().success();
}

/** The `code` of what `fn` throws, or `'none'`. */
export function codeOf(fn: () => unknown): unknown {
  try {
    fn();
    return 'none';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

/** The numbers of calls, out of `calls`, that a breaker admits now and nobody settles. */
export function admittedOf(breaker: CircuitBreaker, calls: number): number {
  let admitted = 0;
  for (let call = 0; call < calls; call++) {
    if (codeOf(() => breaker.acquire()) === 'none') admitted++;
  }
  return admitted;
}

/** States as events tell them: `closed>open`, in the order told. */
export function recordEdges(breaker: CircuitBreaker): string[] {
  const edges: string[] = [];
  breaker.on('transition', ({ from, to }) => edges.push(`${from}>${to}`));
  return edges;
}

export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** A call's result, to be decided later by the test. */
export function deferred<T = string>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

export function rate(
  window: Extract<TripRule, { kind: 'failure-rate' }>['window'],
  { threshold = 0.5, minimumCalls = 1 } = {},
): TripRule {
  return { kind: 'failure-rate', failureRateThreshold: threshold, minimumCalls, window };
}

/** Work that never ends. */
export const never = (): Promise<never> => new Promise<never>(() => undefined);

/** What a promise has come to by now: its value, its error, or `'pending'`. */
export function settled(promise: Promise<unknown>): { now(): Promise<unknown> } {
  let outcome: unknown = 'pending';
  const keep = (result: unknown): void => {
    outcome = result;
  };
  promise.then(keep, keep);
  return {
    now: async () => {
      await new Promise(setImmediate);
      return outcome;
    },
  };
}
