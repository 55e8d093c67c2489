import { mutant } from '../mutant.js';

/** Callers get the operating system's errors; the breaker is told of successes. */
export const ignoresSystemErrors = mutant(
  {
    name: 'ignores-system-errors',
    fault: 'errors of the operating system (EMFILE and the like) are no failures to it',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => ({
      execute: async (fn) => {
        const settled = await sound.execute(async () => {
          try {
            return { ok: true as const, result: await fn() };
          } catch (error) {
            if (error instanceof Error && 'syscall' in error) return { ok: false as const, error };
            throw error;
          }
        });
        if (settled.ok) return settled.result;
        throw settled.error;
      },
    }),
  },
);
