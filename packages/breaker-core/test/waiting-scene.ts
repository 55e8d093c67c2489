import type { CircuitBreaker, CircuitBreakerOptions } from '../src/index.js';
import { type Deferred, deferred, dueScene, type Scene } from './fixture.js';

export const WAIT_MS = 10_000;
export const MAX_CALLERS = 5;

/** Half-open, its only trial under way; five callers may wait for up to 10 s. */
export function waitingScene(options: CircuitBreakerOptions = {}): Scene & {
  readonly trial: { success(): void; failure(): void; ignore(): void };
} {
  const scene = dueScene({
    halfOpenQueue: { maxCallers: MAX_CALLERS, maxWaitMs: WAIT_MS },
    trialDeadlineMs: 100 * WAIT_MS,
    ...options,
  });
  return { ...scene, trial: scene.breaker.acquire() };
}

/** Calls that say when they begin, and run until they are told to end. */
export function callsOf(
  breaker: CircuitBreaker,
  count: number,
): {
  readonly begun: number[];
  readonly works: Deferred<string>[];
  readonly results: Promise<unknown>[];
} {
  const begun: number[] = [];
  const works = Array.from({ length: count }, () => deferred());
  const results = works.map(({ promise }, index) =>
    breaker
      .execute(() => {
        begun.push(index);
        return promise;
      })
      .catch((error: unknown) => (error as { code: string }).code),
  );
  return { begun, works, results };
}

/** Lets promises settle. */
export const turn = (): Promise<void> => new Promise(setImmediate);
