import { mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

const ONE_IN = 1_000_000;

/** Of calls that come one after the other, the rarest loss that a test of seconds can meet. */
export const losesOneUpdateInAMillion = mutant(
  {
    name: 'loses-one-update-in-a-million',
    fault: 'one success in a million is not counted',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => ({
      counts: () => {
        const counts = countsOf(sound);
        return { ...counts, succeeded: counts.succeeded - Math.floor(counts.succeeded / ONE_IN) };
      },
    }),
  },
);
