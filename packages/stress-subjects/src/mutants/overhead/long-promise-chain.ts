import { mutant } from '../mutant.js';

const LINKS = 5;

/** What a chain of small middlewares does. */
export const longPromiseChain = mutant(
  {
    name: 'long-promise-chain',
    fault: 'every result comes five promises late',
    owner: 'stress-overhead',
  },
  {
    breaker: (sound) => ({
      execute: (fn) => {
        let result = sound.execute(fn);
        for (let link = 0; link < LINKS; link++) result = result.then((value) => value);
        return result;
      },
    }),
  },
);
