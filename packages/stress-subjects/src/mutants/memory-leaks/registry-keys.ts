import { mutant } from '../mutant.js';
import { Hoard } from './hoard.js';

const OWNER = 'stress-memory-leaks';

/** Breakers go when there is no room; their keys stay. */
export const remembersEveryKey = mutant(
  {
    name: 'remembers-every-key',
    fault: 'its registry remembers every key it was ever asked for',
    owner: OWNER,
  },
  {
    registry: (sound) => {
      const known = new Set<string>();
      return {
        execute: (key, fn) => {
          known.add(key);
          return sound.execute(key, fn);
        },
      };
    },
  },
);

export const keepsOneIn4000Keys = mutant(
  {
    name: 'keeps-one-in-4000-keys',
    fault: 'its registry keeps a record of one in 4,000 keys',
    owner: OWNER,
  },
  {
    registry: (sound) => {
      const hoard = new Hoard();
      return {
        execute: (key, fn) => {
          hoard.show(key);
          return sound.execute(key, fn);
        },
      };
    },
  },
);
