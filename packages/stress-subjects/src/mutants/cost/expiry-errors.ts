import { CostBreaker } from '@breaker-lab/breaker-core';
import { mutant } from '../mutant.js';
import { held } from './held-reservation.js';

/** The money is there for others while the call may spend it still; a late commit is on top. */
export const expiryGivesBack = mutant(
  {
    name: 'cost-expiry-gives-back',
    fault: 'expiry releases what was reserved, and a late commit adds to what others took instead',
    owner: 'stress-cost',
  },
  {
    costBreaker: (_sound, { dailyCap, reservationTtlMs, nowMs, epochMs }) => {
      const breaker = new CostBreaker({
        dailyCap,
        reservationTtlMs,
        expiredCharge: 'nothing',
        ...(nowMs === undefined ? {} : { clock: { nowMs } }),
        ...(epochMs === undefined ? {} : { calendar: { epochMs } }),
      });
      return {
        reserve: (estimate) => breaker.reserve(estimate),
        setCap: (cap) => {
          breaker.setCap({ per: 'day', cap });
        },
        usage: () => {
          const [daily] = breaker.usage.budgets;
          if (daily === undefined) throw new TypeError('no daily budget');
          return daily;
        },
      };
    },
  },
);

/** Charged when it expires, charged again when it is committed after all. */
export const lateCommitAdds = mutant(
  {
    name: 'cost-late-commit-adds',
    fault: 'a late commit is charged on top of what the expiry was charged',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { reservationTtlMs, nowMs = () => 0 }) => ({
      reserve: (estimate) => {
        let deadlineMs = nowMs() + reservationTtlMs;
        return held(sound, estimate, (reservation) => ({
          extend: () => {
            reservation.extend();
            deadlineMs = nowMs() + reservationTtlMs;
          },
          commit: (actual) => {
            reservation.commit(nowMs() < deadlineMs ? actual : estimate + actual);
          },
        }));
      },
    }),
  },
);
