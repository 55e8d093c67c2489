import { mutant } from '../mutant.js';

export const neverBlocks = mutant(
  { name: 'cost-never-blocks', fault: 'what it rejects runs all the same', owner: 'stress-cost' },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) =>
        sound.execute(fn, call).catch((error: unknown) => {
          if (sound.isRejection(error)) return fn({ used: () => undefined });
          throw error;
        }),
    }),
  },
);
