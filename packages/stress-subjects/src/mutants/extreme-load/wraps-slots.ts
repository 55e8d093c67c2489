import { mutant } from '../mutant.js';

const SLOTS = 8_192;

interface Caller {
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Keeps those who wait in a table of fixed size, and begins anew at its end. */
export const wrapsSlots = mutant(
  {
    name: 'wraps-slots',
    fault:
      'above 8,192 calls in flight a call takes the place of an older one, which never settles',
    owner: 'stress-extreme-load',
  },
  {
    breaker: (sound) => {
      const callers: Caller[] = [];
      let calls = 0;
      return {
        execute: (fn) =>
          new Promise((resolve, reject) => {
            const slot = calls++ % SLOTS;
            callers[slot] = { resolve, reject };
            sound.execute(fn).then(
              (result) => {
                callers[slot]?.resolve(result as never);
              },
              (error: unknown) => {
                callers[slot]?.reject(error);
              },
            );
          }),
      };
    },
  },
);
