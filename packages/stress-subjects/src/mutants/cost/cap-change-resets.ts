import type { SubjectCostBreaker } from '@breaker-lab/stress-harness';
import { breakerCore } from '../../breaker-core.js';
import { mutant } from '../mutant.js';

/** Another cap, another budget: what was reserved before is settled in the old one. */
export const capChangeResets = mutant(
  {
    name: 'cost-cap-change-resets',
    fault: 'a new cap comes with new books, in which nothing is spent',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, options) => {
      let current: SubjectCostBreaker | undefined = sound;
      return {
        reserve: (estimate) => {
          const reservation = current?.reserve?.(estimate);
          if (reservation === undefined) throw new TypeError('no reservations');
          return reservation;
        },
        setCap: (dailyCap) => {
          current = breakerCore.createCost?.({ ...options, dailyCap });
        },
        usage: () => (current ?? sound).usage(),
      };
    },
  },
);
