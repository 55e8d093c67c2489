import type { SharedBudget } from '../../src/shared/index.js';
import { type BudgetLab, TTL_MS } from './budget-lab.js';
import type { Spending } from './budget-spending.js';

/** What others do while a thread stands still; returns what they do once it has gone on. */
export type Interruption = (lab: BudgetLab, others: Spending, other: SharedBudget) => () => void;

const nothingMore = () => undefined;

const takeEveryPlace: Interruption = (_lab, others, other) => {
  const held = others.reserveAll(other, 5);
  return () => {
    for (const reservation of held) others.settle(reservation, 1);
  };
};

const spendInItsPlace: Interruption = (_lab, others, other) => {
  for (let round = 0; round < 4; round++) others.spend(other, { estimate: 20, actual: 2 });
  return nothingMore;
};

/** All that the others do. */
export const INTERRUPTIONS = {
  'take all the room': (_lab, others, other) => {
    const reservation = others.reserve(other, 95);
    return () => {
      if (reservation !== undefined) others.settle(reservation, 95);
    };
  },
  'take every place': takeEveryPlace,
  'spend the same amount in the same place, again and again': spendInItsPlace,
  'see its time pass': (lab, _others, other) => {
    lab.clock.advance(TTL_MS);
    other.expireDue();
    return nothingMore;
  },
  'see its time pass, and spend in its place': (lab, others, other) => {
    lab.clock.advance(TTL_MS);
    return spendInItsPlace(lab, others, other);
  },
  'see its time pass, and take every place': (lab, others, other) => {
    lab.clock.advance(TTL_MS);
    return takeEveryPlace(lab, others, other);
  },
} satisfies Record<string, Interruption>;
