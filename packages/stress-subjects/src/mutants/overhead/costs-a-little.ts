import type { CircuitBreaker } from '@breaker-lab/breaker-core';
import type { SubjectBreaker, SubjectOptions } from '@breaker-lab/stress-harness';
import { asSubject, circuitBreaker } from '../../breaker-core.js';
import { type Mutant, mutant } from '../mutant.js';

const BITS = 0xffff;
/** Steps of a generator; two of them drown in what else a process differs by, on some machines. */
const STEPS = 3;

/** The least that code can do: it reads one variable, and goes on. Measured: 4 to 10 %. */
export const asksPerSyncCall = onBreaker(
  'asks-per-sync-call',
  'every synchronous call asks whether it is to be logged: less than a tenth of its overhead more',
  (breaker) => {
    let isLogged = false;
    let logged = 0;
    return {
      executeSync: (fn) => {
        if (isLogged) logged++;
        return breaker.executeSync(fn);
      },
      // Somebody might switch it on, or no compiler would ask.
      dispose: () => {
        isLogged = logged === 0;
      },
    };
  },
);

/** Measured: 6 to 10 %. */
export const computesPerAsyncCall = onBreaker(
  'computes-per-async-call',
  'every asynchronous call computes a little: less than a tenth of its overhead more',
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
