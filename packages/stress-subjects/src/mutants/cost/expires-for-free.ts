import { CostBreaker } from '@breaker-lab/breaker-core';
import { mutant } from '../mutant.js';

/** A sound breaker with an option that no scenario may ask for: money comes back while it is spent. */
export const expiresForFree = mutant(
  {
    name: 'cost-expires-for-free',
    fault: 'an expired reservation is charged nothing',
    owner: 'stress-cost',
  },
  {
    costBreaker: (_sound, { dailyCap, reservationTtlMs, nowMs }) => {
      const breaker = new CostBreaker({
        dailyCap,
        reservationTtlMs,
        expiredCharge: 'nothing',
        circuit: false,
        ...(nowMs === undefined ? {} : { clock: { nowMs } }),
      });
      return {
        execute: (fn, call) => breaker.execute(fn, call),
        usage: () => {
          const [daily] = breaker.usage.budgets;
          return {
            capMicros: daily?.capMicros ?? 0,
            committedMicros: daily?.committedMicros ?? 0,
            reservedMicros: daily?.reservedMicros ?? 0,
          };
        },
      };
    },
  },
);
