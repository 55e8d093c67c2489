/** Half of the samples lie at or below it; NaN when there are none. Does not reorder its input. */
export function median(samples: readonly number[]): number {
  const sorted = ascending(samples);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/** The z of a two-sided 95 % interval. */
const Z_95 = 1.96;

/**
 * Bounds that hold the true median in 95 % of experiments, whatever the distribution; the extremes
 * when there are too few samples for that, NaN when there are none.
 *
 * @remarks
 * The number of samples below the true median is binomial (n, ½), so its normal approximation
 * gives ranks n/2 ± 1.96·√n/2 (Conover, "Practical Nonparametric Statistics", 3.2).
 */
export function medianInterval(samples: readonly number[]): { low: number; high: number } {
  const sorted = ascending(samples);
  const n = sorted.length;
  const reach = (Z_95 * Math.sqrt(n)) / 2;
  return {
    low: sorted[Math.max(0, Math.floor(n / 2 - reach))] ?? NaN,
    high: sorted[Math.min(n - 1, Math.ceil(n / 2 + reach) - 1)] ?? NaN,
  };
}

function ascending(samples: readonly number[]): number[] {
  return [...samples].sort((a, b) => a - b);
}
