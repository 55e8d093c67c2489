import { createSoundKeyed, mutant } from '../mutant.js';
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
    keyed: (options) => {
      const sound = createSoundKeyed(options);
      const known = new Set<string>();
      return {
        ...sound,
        get: (key) => {
          known.add(key);
          return sound.get(key);
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
    keyed: (options) => {
      const sound = createSoundKeyed(options);
      const hoard = new Hoard();
      return {
        ...sound,
        get: (key) => {
          hoard.show(key);
          return sound.get(key);
        },
      };
    },
  },
);
