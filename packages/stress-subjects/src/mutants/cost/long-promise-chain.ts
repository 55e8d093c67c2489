import { mutant } from '../mutant.js';

/** As built into one file, 25 of them came to 1.4 times a guard by hand: nothing near the limit. */
const LINKS = 150;

/** What a chain of small middlewares does. */
export const longPromiseChain = mutant(
  {
    name: 'cost-long-promise-chain',
    fault: 'every result comes many promises late',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => {
        let result = sound.execute(fn, call);
        for (let link = 0; link < LINKS; link++) result = result.then((value) => value);
        return result;
      },
    }),
  },
);
