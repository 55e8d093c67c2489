import { mutant } from '../mutant.js';

/** Money that is given back later does not unblock it. */
export const staysBlocked = mutant(
  {
    name: 'cost-stays-blocked',
    fault: 'after the first rejection everything is rejected',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => {
      let rejection: unknown;
      return {
        execute: async (fn, call) => {
          if (rejection !== undefined) throw rejection as Error;
          try {
            return await sound.execute(fn, call);
          } catch (error) {
            if (sound.isRejection(error)) rejection = error;
            throw error;
          }
        },
      };
    },
  },
);
