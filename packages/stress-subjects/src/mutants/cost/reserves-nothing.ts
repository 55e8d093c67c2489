import { mutant } from '../mutant.js';

/** Looks at what is spent, then spends: between the two, everyone else has looked as well. */
export const reservesNothing = mutant(
  {
    name: 'cost-reserves-nothing',
    fault: 'money is counted only once a call has settled',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => sound.execute(fn, { ...call, estimate: 0 }),
    }),
  },
);
