import type { BreakerSubject, SubjectBreaker, SubjectOptions } from '@breaker-lab/stress-harness';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { subjects } from '../src/registry.js';

/** Other libraries among the subjects. */
export const PEERS = ['opossum', 'cockatiel', 'mollitia'];

const made: SubjectBreaker[] = [];

/** Timers and the clock are the test's: no peer takes its time as an argument. */
export function onManualTime(): void {
  beforeEach(() => {
    // Promises stay real.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  });
  afterEach(() => {
    for (const breaker of made.splice(0)) breaker.dispose?.();
    jest.useRealTimers();
  });
}

/** Loads a peer as a lab process does. */
export async function peer(name: string): Promise<BreakerSubject> {
  const subject = await subjects[name]?.();
  if (subject === undefined) throw new Error(`no subject "${name}"`);
  return subject;
}

/** A breaker of a peer: opens by 3 failures in a row, for 1,000 ms; one trial. */
export async function breakerOf(
  name: string,
  options: Partial<SubjectOptions> = {},
): Promise<SubjectBreaker> {
  const breaker = (await peer(name)).create({
    trip: { kind: 'consecutive', failures: 3 },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
    ...options,
  });
  made.push(breaker);
  return breaker;
}

/** How a call ended for its caller. */
export async function endOf(
  breaker: SubjectBreaker,
  fn: () => Promise<string>,
): Promise<'succeeded' | 'failed' | 'rejected'> {
  try {
    await breaker.execute(fn);
    return 'succeeded';
  } catch (error) {
    return breaker.isRejection(error) ? 'rejected' : 'failed';
  }
}

/** One call after the other. */
export async function calls(
  breaker: SubjectBreaker,
  ends: readonly ('succeeded' | 'failed')[],
): Promise<void> {
  for (const end of ends) await endOf(breaker, end === 'succeeded' ? succeed : fail);
}

export const succeed = (): Promise<string> => Promise.resolve('yes');

export const fail = (): Promise<string> => Promise.reject(new Error('no'));
