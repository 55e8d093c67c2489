import type { CostUsage, PeriodUsage } from '../../src/index.js';

/** The laws that `usage` breaks, whatever has led to it. */
export function lawsBroken(usage: CostUsage): string[] {
  const ended = usage.committed + usage.released + usage.expired;
  const laws = {
    'each reservation is live or ended once': usage.admitted === usage.liveReservations + ended,
    'late ones were expired': usage.lateCommits + usage.lateReleases <= usage.expired,
  };
  return [
    ...broken(laws),
    ...[usage.daily, usage.monthly].flatMap((period) => (period ? broken(lawsOf(period)) : [])),
  ];
}

function lawsOf(period: PeriodUsage): Record<string, boolean> {
  const { capMicros, committedMicros, reservedMicros, overrunMicros } = period;
  const used = committedMicros + reservedMicros;
  return {
    'committed + reserved <= cap + overrun': used <= capMicros + overrunMicros,
    'remaining is what is left': period.remainingMicros === Math.max(0, capMicros - used),
    'excess is what is beyond': period.excessMicros === Math.max(0, used - capMicros),
    'nothing is negative': committedMicros >= 0 && reservedMicros >= 0 && overrunMicros >= 0,
  };
}

function broken(laws: Record<string, boolean>): string[] {
  return Object.keys(laws).filter((law) => laws[law] === false);
}
