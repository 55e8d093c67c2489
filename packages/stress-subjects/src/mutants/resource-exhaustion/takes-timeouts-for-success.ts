import { hidesFailures } from '../hidden-failures.js';
import { mutant } from '../mutant.js';

/** As a breaker that takes every abort for a change of the caller's mind. */
export const takesTimeoutsForSuccess = mutant(
  {
    name: 'takes-timeouts-for-success',
    fault: 'a call that was given up because nothing came is counted as a success',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => ({
      execute: hidesFailures(sound, (error) => error.name === 'TimeoutError'),
    }),
  },
);
