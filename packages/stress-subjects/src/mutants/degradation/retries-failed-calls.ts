import { mutant } from '../mutant.js';

const RETRIES = 2;

/** Calls again what has failed, before it tells anybody. */
export const retriesFailedCalls = mutant(
  {
    name: 'retries-failed-calls',
    fault: 'it adds load of its own where there is too much of it',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => ({
      execute: (fn) =>
        sound.execute(async () => {
          for (let retries = 0; retries < RETRIES; retries++) {
            try {
              return await fn();
            } catch {
              // Once more.
            }
          }
          return fn();
        }),
    }),
  },
);
