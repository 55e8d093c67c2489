import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

/** What any error class does that is not told otherwise. */
export const tracesRejections = mutant(
  {
    name: 'traces-rejections',
    fault: 'every rejection captures a stack',
    owner: 'stress-overhead',
  },
  {
    breaker: (sound) => ({
      execute: (fn) => sound.execute(fn).catch((error: unknown) => retrace(sound, error)),
      executeSync: <T>(fn: () => T) => {
        try {
          return sound.executeSync?.(fn) as T;
        } catch (error) {
          return retrace(sound, error);
        }
      },
    }),
  },
);

function retrace(sound: SubjectBreaker, error: unknown): never {
  if (sound.isRejection(error)) Error.captureStackTrace(error as Error);
  throw error;
}
