import type { CircuitBreaker } from '@breaker-lab/breaker-core';
import type { SubjectBreaker, SubjectOptions } from '@breaker-lab/stress-harness';
import { asSubject, circuitBreaker } from '../../breaker-core.js';
import { type Mutant, mutant } from '../mutant.js';

const BITS = 0xffff;
/** Steps of a generator that are about a twentieth of an asynchronous call's overhead. */
const STEPS = 2;

/** The least that code can do: one counter more. About a twentieth of the overhead. */
export const countsSyncCallsTwice = onBreaker(
  'counts-sync-calls-twice',
  'every synchronous call costs about a twentieth of its overhead more',
  (breaker) => {
    let calls = 0;
    return {
      executeSync: (fn) => {
        calls = (calls + 1) & BITS;
        return breaker.executeSync(fn);
      },
    };
  },
);

export const computesInAsyncCalls = onBreaker(
  'computes-in-async-calls',
  'every asynchronous call costs about a twentieth of its overhead more',
  (breaker) => {
    let state = 1;
    return {
      execute: (fn) => {
        // A linear congruential generator: each step waits for the one before.
        for (let i = 0; i < STEPS; i++) state = (Math.imul(state, 5) + 1) & BITS;
        return breaker.execute(fn);
      },
    };
  },
);

/** In place of a method of the subject, not around it: one call more would cost more than this. */
function onBreaker(
  name: string,
  fault: string,
  replaced: (breaker: CircuitBreaker) => Partial<SubjectBreaker>,
): Mutant {
  const { subject, ...identity } = mutant({ name, fault, owner: 'stress-overhead' }, {});
  const create = (options: SubjectOptions): SubjectBreaker => {
    const breaker = circuitBreaker(options);
    return { ...asSubject(breaker), ...replaced(breaker) };
  };
  return { ...identity, subject: { ...subject, create } };
}
