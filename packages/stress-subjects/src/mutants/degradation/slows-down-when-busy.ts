import { mutant } from '../mutant.js';

/** Far below the old suite's 200. */
const BUSY_CALLS = 50;
/** Some tenths of a microsecond: less than the whole guarded call takes, so the floor lets it pass. */
const ROUNDS = 250;

/** Does some useless work for every call that finds more than fifty others in flight. */
export const slowsDownWhenBusy = mutant(
  {
    name: 'slows-down-when-busy',
    fault: 'above fifty calls in flight each takes some tenths of a microsecond more',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      let inFlight = 0;
      const sink = [0];
      const left = (): void => {
        inFlight--;
      };
      return {
        execute: (fn) => {
          if (++inFlight > BUSY_CALLS) for (let i = 0; i < ROUNDS; i++) sink[0] = i;
          const call = sound.execute(fn);
          call.then(left, left);
          return call;
        },
      };
    },
  },
);
