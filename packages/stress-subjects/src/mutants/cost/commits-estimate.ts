import { mutant } from '../mutant.js';

export const commitsEstimate = mutant(
  {
    name: 'cost-commits-estimate',
    fault: 'a call is charged its estimate, whatever it cost',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => sound.execute(fn, { ...call, actual: () => call.estimate }),
    }),
  },
);
