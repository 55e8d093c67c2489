import { mutant } from '../mutant.js';

/** One failure too late: far within what a tolerance would allow. */
export const forgivesFirstFailure = mutant(
  {
    name: 'forgives-first-failure',
    fault: 'the first failure after it has closed is a success to it, so that it opens late',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      let forgives = true;
      sound.onTransition?.(({ to }) => {
        if (to === 'closed') forgives = true;
      });
      return {
        execute: async (fn) => {
          const settled = await sound.execute(async () => {
            try {
              return { ok: true as const, result: await fn() };
            } catch (error) {
              if (!forgives) throw error;
              forgives = false;
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
