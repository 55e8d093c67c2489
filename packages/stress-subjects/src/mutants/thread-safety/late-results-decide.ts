import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import { type Mutant, mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

/** A success that comes late is one more success of whatever state it meets. */
export const lateSuccessCloses = forgetful('late-success-closes', 'success');

/** Failures that come late count as failures in a row, or of a trial. */
export const lateFailureReopens = forgetful('late-failure-reopens', 'failure');

/** Without generations: a late result is fed to the breaker again, as a fresh call's result. */
function forgetful(name: string, kind: 'success' | 'failure'): Mutant {
  return mutant(
    {
      name,
      fault: `a ${kind} of an earlier generation decides as one of the present`,
      owner: 'stress-thread-safety',
    },
    { breaker: (sound) => forgetting(sound, kind) },
  );
}

function forgetting(sound: SubjectBreaker, kind: 'success' | 'failure'): Partial<SubjectBreaker> {
  let generation = 0;
  const extra = { succeeded: 0, failed: 0, rejected: 0 };
  sound.onTransition?.(() => {
    generation++;
  });
  const again = async (result: () => Promise<unknown>): Promise<void> => {
    try {
      await sound.execute(result);
      extra.succeeded++;
    } catch (error) {
      extra[sound.isRejection(error) ? 'rejected' : 'failed']++;
    }
  };
  return {
    execute: async (fn) => {
      let admittedIn: number | undefined;
      const isLate = (): boolean => admittedIn !== undefined && admittedIn !== generation;
      try {
        const result = await sound.execute(() => {
          admittedIn = generation;
          return fn();
        });
        if (kind === 'success' && isLate()) await again(() => Promise.resolve());
        return result;
      } catch (error) {
        if (kind === 'failure' && isLate()) await again(() => Promise.reject(new Error('late')));
        throw error;
      }
    },
    // The books are right: only the decisions are wrong.
    counts: () => {
      const { succeeded, failed, rejected, late } = countsOf(sound);
      return {
        succeeded: succeeded - extra.succeeded,
        failed: failed - extra.failed,
        rejected: rejected - extra.rejected,
        late,
      };
    },
  };
}
