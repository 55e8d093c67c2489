import type { SubjectCostOptions } from '@breaker-lab/stress-harness';
import { createCostBreaker } from '../../core-cost-breaker.js';
import { mutant } from '../mutant.js';
import { chargeNow, executeByHand } from './by-hand.js';

const owner = 'stress-cost';
const MICROS_PER_UNIT = 1_000_000;

/** It asks what day it is when a call ends, not when it began. */
export const chargesNewDay = mutant(
  {
    name: 'cost-charges-new-day',
    fault: 'a call in flight at midnight is charged to the day in which it ends',
    owner,
  },
  {
    costBreaker: (sound, options) => {
      const today = localDate(options);
      return {
        execute: (fn, call) => {
          const begunOn = today();
          const guarded = executeByHand(sound, {
            settle: ({ reservation }, cost) => {
              if (today() === begunOn) {
                reservation.commit(cost);
                return;
              }
              reservation.release();
              chargeNow(sound, cost);
            },
          });
          return guarded(fn, call);
        },
      };
    },
  },
);

/** One set of sums is set to 0 at midnight; then calls end whose money was in it. */
export const rollOverLosesReserved = mutant(
  {
    name: 'cost-roll-over-loses-reserved',
    fault: 'midnight clears the sums that calls in flight are subtracted from when they end',
    owner,
  },
  {
    costBreaker: (_sound, options) => {
      const today = localDate(options);
      const endless = createCostBreaker({ ...options, epochMs: () => 0 });
      let day = today();
      let cleared = { committedMicros: 0, reservedMicros: 0 };
      const rollOver = (): void => {
        if (today() === day) return;
        day = today();
        cleared = endless.usage();
        const before = (cleared.committedMicros + cleared.reservedMicros) / MICROS_PER_UNIT;
        endless.setCap?.(options.dailyCap + before);
      };
      return {
        execute: (fn, call) => {
          rollOver();
          return endless.execute(fn, call);
        },
        usage: () => {
          rollOver();
          const { committedMicros, reservedMicros } = endless.usage();
          return {
            capMicros: options.dailyCap * MICROS_PER_UNIT,
            committedMicros: committedMicros - cleared.committedMicros,
            reservedMicros: reservedMicros - cleared.reservedMicros,
          };
        },
      };
    },
  },
);

/** Another date is taken for a new one. */
export const reopensDay = mutant(
  {
    name: 'cost-reopens-day',
    fault: 'a wall clock that is set back opens the budget of the day before again',
    owner,
  },
  {
    costBreaker: (_sound, options) => {
      const today = localDate(options);
      let day = today();
      let budget = createCostBreaker(options);
      const current = (): typeof budget => {
        if (today() !== day) {
          day = today();
          budget = createCostBreaker(options);
        }
        return budget;
      };
      return {
        execute: (fn, call) => current().execute(fn, call),
        usage: () => current().usage(),
      };
    },
  },
);

export const utcDay = mutant(
  { name: 'cost-utc-day', fault: 'days begin at midnight of UTC, whatever the time zone', owner },
  { costOptions: (asked) => ({ ...asked, timeZone: 'UTC' }) },
);

/** The date where the budget is, as a text. */
function localDate({ epochMs, timeZone = 'UTC' }: SubjectCostOptions): () => string {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return () => date.format(epochMs?.());
}
