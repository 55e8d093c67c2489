import { mutant } from '../mutant.js';

/** As a breaker that means to count incidents, and not calls. */
export const countsAnErrorOnce = mutant(
  {
    name: 'counts-an-error-once',
    fault: 'of many calls that fail with one error object, as with a dead worker, it counts one',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      const seen = new WeakSet<Error>();
      return {
        execute: async (fn) => {
          const settled = await sound.execute(async () => {
            try {
              return { ok: true as const, result: await fn() };
            } catch (error) {
              if (!(error instanceof Error && seen.has(error))) {
                if (error instanceof Error) seen.add(error);
                throw error;
              }
              return { ok: false as const, error };
            }
          });
          if (settled.ok) return settled.result;
          throw settled.error;
        },
      };
    },
  },
);
