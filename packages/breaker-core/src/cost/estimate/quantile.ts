/**
 * The nearest-rank quantile: the smallest sample that at least the share `quantile` of all samples
 * do not exceed. Sorts a copy: O(n log n).
 *
 * @param quantile - above 0, up to 1.
 */
export function nearestRank(samples: readonly number[], quantile: number): number {
  const sorted = Float64Array.from(samples).sort();
  let rank = Math.floor(quantile * sorted.length);
  // 0.55 × 100 is a little above 55 as doubles: the share itself decides, not a rounded product.
  while (rank / sorted.length < quantile) rank += 1;
  return sorted[rank - 1] ?? 0;
}
