import { mutant } from '../mutant.js';

const MICROS_PER_UNIT = 1_000_000;

/** Asks whether the estimate fits, gives the reservation back, and then runs the call. */
export const holdsTooBriefly = mutant(
  {
    name: 'cost-holds-too-briefly',
    fault: 'what a call reserves is given back when the call begins, not when it ends',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => {
      let committedMicros = 0;
      return {
        execute: async (fn, call) => {
          const estimate = call.estimate + committedMicros / MICROS_PER_UNIT;
          await sound.execute(() => Promise.resolve(), { estimate, actual: () => 0 });
          const result = await fn({ used: () => undefined });
          committedMicros += Math.round(call.actual(result) * MICROS_PER_UNIT);
          return result;
        },
        usage: () => ({ ...sound.usage(), committedMicros }),
      };
    },
  },
);
