import type { SharedBudgetHandle } from '@breaker-lab/breaker-core';
import { SharedBudget as PublicBudget } from '@breaker-lab/breaker-core';
import {
  BudgetJournal,
  budgetParts,
  sharedBudgetOf,
  type SharedBudgetParts,
} from '@breaker-lab/breaker-core/shared-parts';
import type {
  BreakerSubject,
  SubjectSharedBudget,
  SubjectSharedClock,
} from '@breaker-lab/stress-harness';
import { budgetSubject } from '../../core-shared.js';
import { mutant } from '../mutant.js';

const owner = 'stress-thread-safety';
const REAL_CLOCK = { nowMs: () => Number(process.hrtime.bigint()) / 1e6 };

class HastyJournal extends BudgetJournal {
  override append(...[rest, kind, slot]: Parameters<BudgetJournal['append']>): number | undefined {
    if (kind !== 'reserve') return super.append(rest, kind, slot);
    // What was found to have room is added to whatever the books are by now.
    for (;;) {
      const serial = super.append(this.rest(), kind, slot);
      if (serial !== undefined) return serial;
    }
  }
}

/** Between the look and the reservation another thread may take the room. */
export const checksThenReserves = mutant(
  {
    name: 'checks-then-reserves',
    fault: 'a shared budget looks whether there is room, and reserves afterwards',
    owner,
  },
  {
    sharedBudget: budgetWith((handle, clock) => {
      const sound = budgetParts(handle, clock);
      const words = new BigUint64Array(handle.buffer);
      const { expiredCharge } = handle.options;
      const journal = new HastyJournal({ words, table: sound.table, expiredCharge });
      return budgetSubject(sharedBudgetOf(budgetParts(handle, clock, { journal })));
    }),
  },
);

/** The second time is once too often. */
export const givesMoneyBackTwice = mutant(
  {
    name: 'gives-money-back-twice',
    fault: 'a reservation of a shared budget that is released is given back twice',
    owner,
  },
  {
    sharedBudget: budgetWith((handle, clock) => {
      const parts: SharedBudgetParts = budgetParts(handle, clock);
      const sound = budgetSubject(sharedBudgetOf(parts));
      return {
        ...sound,
        reserve: (estimate) => {
          const held = sound.reserve(estimate);
          return (
            held && {
              ...held,
              release: () => {
                releaseTwice(parts, { held, estimate });
              },
            }
          );
        },
      };
    }),
  },
);

function releaseTwice(
  { desk }: SharedBudgetParts,
  { held, estimate }: { held: { release: () => void }; estimate: number },
): void {
  held.release();
  desk.correct({ heldMicros: Math.round(estimate * 1e6), chargeMicros: 0 });
}

/** Made soundly, and seen from every thread as `seen` gives it. */
function budgetWith(
  seen: (handle: SharedBudgetHandle, clock: { nowMs: () => number }) => SubjectSharedBudget,
): NonNullable<BreakerSubject['sharedBudget']> {
  const by = (clock?: SubjectSharedClock): { nowMs: () => number } => clock ?? REAL_CLOCK;
  return {
    create: (options, clock) =>
      seen(PublicBudget.create(options, { clock: by(clock) }).handle, by(clock)),
    attach: (handle, clock) => seen(handle as SharedBudgetHandle, by(clock)),
  };
}
