import { hidesFailures } from '../hidden-failures.js';
import { mutant } from '../mutant.js';

/** As a breaker that asks for 5xx alone: whoever is told to come later has been answered, after all. */
export const takes429ForSuccess = mutant(
  {
    name: 'takes-429-for-success',
    fault: 'an answer of status 429 is counted as a success',
    owner: 'stress-extreme-load',
  },
  {
    breaker: (sound) => ({
      execute: hidesFailures(sound, (error) => 'status' in error && error.status === 429),
    }),
  },
);
