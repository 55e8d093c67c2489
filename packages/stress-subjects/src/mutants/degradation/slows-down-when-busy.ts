import { mutant } from '../mutant.js';

/** Far below the old suite's 200. */
const BUSY_CALLS = 50;
/** About half a microsecond: as much again as the whole guarded call. */
const ROUNDS = 500;

/** Does some useless work for every call that finds more than fifty others in flight. */
export const slowsDownWhenBusy = mutant(
  {
    name: 'slows-down-when-busy',
    fault: 'above fifty calls in flight each costs half a microsecond more',
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
