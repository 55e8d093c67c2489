import { mutant } from '../mutant.js';

/** What `async` before the name of a method does. */
export const addsOnePromise = mutant(
  {
    name: 'adds-one-promise',
    fault: 'every asynchronous call makes one promise that it does not need',
    owner: 'stress-overhead',
  },
  { breaker: (sound) => ({ execute: (fn) => sound.execute(fn).then((value) => value) }) },
);
