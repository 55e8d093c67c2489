/** What one operation costs at one size. */
export interface SizedCost {
  /** For example calls in flight; above 0. */
  readonly size: number;
  /** In any one unit. */
  readonly cost: number;
}

/** How the slope is taken. */
export interface GrowthPlan {
  /** Costs below count as this much: noise around nothing has no slope. Above 0. */
  readonly resolution: number;
}

/** Only sizes within this factor of the largest count: below, constant costs hide what grows. */
const TOP_FACTOR = 16;

/**
 * How cost grows with size: the exponent e of cost ∝ size^e over the top 16× of sizes, by least
 * squares on the logarithms. About 0 for O(1), 1 for O(n); NaN for fewer than two sizes.
 */
export function growthExponent(costs: readonly SizedCost[], { resolution }: GrowthPlan): number {
  const largest = Math.max(...costs.map(({ size }) => size));
  const points = costs
    .filter(({ size }) => size * TOP_FACTOR >= largest)
    .map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(Math.max(cost, resolution)) }));
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const covariance = mean(points.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return covariance / mean(points.map(({ x }) => (x - meanX) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
