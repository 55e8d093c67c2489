import { mutant } from '../mutant.js';

/** Who pays for half an answer? */
export const cutStreamForFree = mutant(
  {
    name: 'cost-cut-stream-for-free',
    fault: 'what a call told to have used is not charged when it breaks off',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => sound.execute(() => fn({ used: () => undefined }), call),
    }),
  },
);
