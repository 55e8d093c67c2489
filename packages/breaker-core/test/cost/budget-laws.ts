import type { BudgetUsage, CostUsage } from '../../src/index.js';

/** The laws that a step from one `usage` to the next has broken, whatever the step was. */
export function lawsBroken(before: CostUsage, after: CostUsage): string[] {
  const ended = after.committed + after.released + after.expired;
  const laws = {
    'each reservation is live or ended once': after.admitted === after.liveReservations + ended,
    'late ones were expired': after.lateCommits + after.lateReleases <= after.expired,
  };
  return [
    ...broken(laws),
    ...after.budgets.flatMap((budget, index) => {
      const earlier = before.budgets[index];
      return broken(lawsOf(earlier?.key === budget.key ? earlier : undefined, budget));
    }),
  ];
}

function lawsOf(before: BudgetUsage | undefined, budget: BudgetUsage): Record<string, boolean> {
  const { capMicros, committedMicros, reservedMicros, overrunMicros } = budget;
  const used = committedMicros + reservedMicros;
  const usedBefore = before === undefined ? 0 : before.committedMicros + before.reservedMicros;
  const newOverrun = Math.max(0, overrunMicros - (before?.overrunMicros ?? 0));
  return {
    'committed + reserved <= cap + known excess': used <= capMicros + budget.excessMicros,
    'beyond the cap it grows by overrun only': used <= Math.max(capMicros, usedBefore) + newOverrun,
    'remaining is what is left': budget.remainingMicros === Math.max(0, capMicros - used),
    'excess is what is beyond': budget.excessMicros === Math.max(0, used - capMicros),
    'nothing is negative': committedMicros >= 0 && reservedMicros >= 0 && overrunMicros >= 0,
  };
}

function broken(laws: Record<string, boolean>): string[] {
  return Object.keys(laws).filter((law) => laws[law] === false);
}
