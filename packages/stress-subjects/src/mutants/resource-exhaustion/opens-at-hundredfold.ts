import { mutant } from '../mutant.js';

export const opensAtHundredfold = mutant(
  {
    name: 'opens-at-hundredfold',
    fault: 'it takes a hundred times the failures it was told',
    owner: 'stress-resource-exhaustion',
    kind: 'counting',
  },
  {
    options: ({ trip, ...options }) => ({
      ...options,
      trip:
        trip.kind === 'consecutive'
          ? { ...trip, failures: trip.failures * 100 }
          : { ...trip, minimumCalls: trip.minimumCalls * 100 },
    }),
  },
);
