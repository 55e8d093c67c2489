import { mutant } from '../mutant.js';

/** Asks whether the estimate fits, gives the reservation back at once, and runs the call. */
export const checksThenSpends = mutant(
  {
    name: 'cost-checks-then-spends',
    fault: 'the estimate is checked, but not held while the call runs',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => {
      let unbookedMicros = 0;
      return {
        execute: async (fn, call) => {
          await sound.execute(() => Promise.resolve(), { ...call, actual: () => 0 });
          const result = await fn();
          const booking = { estimate: 0, actual: () => call.actual(result) };
          await sound
            .execute(() => Promise.resolve(), booking)
            .catch(() => (unbookedMicros += Math.round(call.actual(result) * 1_000_000)));
          return result;
        },
        usage: () => {
          const { committedMicros, ...rest } = sound.usage();
          return { ...rest, committedMicros: committedMicros + unbookedMicros };
        },
      };
    },
  },
);
