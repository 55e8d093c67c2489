import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import { type Mutant, mutant } from '../mutant.js';

/** The denominator is what was begun, not what has completed. */
export const countsCallsInFlight = mutant(
  {
    name: 'counts-calls-in-flight',
    fault: 'a call counts in the failure rate when it begins, as one that did not fail',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound, { trip }) => ({
      execute: (fn) => {
        if (trip.kind === 'rate' && sound.state() === 'closed') succeed(sound);
        return sound.execute(fn);
      },
    }),
  },
);

/** An outage of many rejections makes it blind for the next one. */
export const rejectionsBluntTheRate = countingRejections(
  {
    name: 'rejections-blunt-the-rate',
    fault: 'rejections count as completed calls that did not fail',
  },
  succeed,
);

/** After an outage of many rejections the first failure opens it again. */
export const rejectionsCountAsFailures = countingRejections(
  { name: 'rejections-count-as-failures', fault: "the breaker's own rejections count as failures" },
  (sound) => {
    try {
      sound.executeSync?.(() => {
        throw new Error('a rejection');
      });
    } catch {
      // It has been counted: that is all it was for.
    }
  },
);

/** Rejections are remembered, and shown to the window as soon as it is looked at again. */
function countingRejections(
  identity: { readonly name: string; readonly fault: string },
  count: (sound: SubjectBreaker) => void,
): Mutant {
  return mutant(
    { ...identity, owner: 'stress-thread-safety', kind: 'counting' },
    {
      breaker: (sound, { trip }) => {
        let rejected = 0;
        return {
          execute: async (fn) => {
            while (trip.kind === 'rate' && rejected > 0 && sound.state() === 'closed') {
              rejected--;
              count(sound);
            }
            try {
              return await sound.execute(fn);
            } catch (error) {
              if (sound.isRejection(error)) rejected++;
              throw error;
            }
          },
        };
      },
    },
  );
}

function succeed(sound: SubjectBreaker): void {
  sound.executeSync?.(() => undefined);
}
