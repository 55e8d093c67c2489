import type { Replacement } from '../mutant.js';

/** Does something at every call, asynchronous or not; `make` is asked once for each breaker. */
export function everyCall(make: () => () => void): Replacement {
  return {
    breaker: (sound) => {
      const act = make();
      return {
        execute: (fn) => {
          act();
          return sound.execute(fn);
        },
        executeSync: <T>(fn: () => T) => {
          act();
          return sound.executeSync?.(fn) as T;
        },
      };
    },
  };
}
