import { mutant } from '../mutant.js';

/** Every other failure reaches the caller, but the breaker is told of a success. */
export const losesHalfOfFailures = mutant(
  {
    name: 'loses-half-of-failures',
    fault: 'every other failure is counted as a success',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => {
      let failures = 0;
      return {
        execute: async (fn) => {
          const settled = await sound.execute(async () => {
            try {
              return { ok: true as const, result: await fn() };
            } catch (error) {
              if (++failures % 2 === 0) return { ok: false as const, error };
              throw error;
            }
          });
          if (settled.ok) return settled.result;
          throw settled.error;
        },
      };
    },
  },
);
