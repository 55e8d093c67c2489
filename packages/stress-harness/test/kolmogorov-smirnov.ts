/** Of samples that come from the distribution, 1 in 1,000 sets is farther from it (Smirnov, 1948). */
const CRITICAL_AT_1_IN_1000 = 1.95;

/**
 * The Kolmogorov–Smirnov distance of samples from a continuous distribution, in units of its
 * critical value: above 1, they do not come from it.
 *
 * @param cdf - share of the distribution at or below a value.
 */
export function ksDistance(samples: readonly number[], cdf: (value: number) => number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const n = sorted.length;
  const distances = sorted.map((value, i) => {
    const expected = cdf(value);
    return Math.max(expected - i / n, (i + 1) / n - expected);
  });
  return (Math.max(...distances) * Math.sqrt(n)) / CRITICAL_AT_1_IN_1000;
}
