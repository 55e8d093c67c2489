import { mutant } from '../mutant.js';

const owner = 'stress-cost';

/** Every comparison with NaN is false: written the other way round, it passes. */
export const takesAnyEstimate = mutant(
  {
    name: 'cost-takes-any-estimate',
    fault: 'an estimate that is no amount is taken for 0',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) => sound.execute(fn, { ...call, estimate: amountOr0(call.estimate) }),
    }),
  },
);

export const nanForFree = mutant(
  {
    name: 'cost-nan-for-free',
    fault: 'a call whose cost is no amount is charged nothing',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) =>
        sound.execute(fn, { ...call, actual: (result) => amountOr0(call.actual(result)) }),
    }),
  },
);

function amountOr0(amount: number): number {
  return amount >= 0 && amount < 1e9 ? amount : 0;
}
