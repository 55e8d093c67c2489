/**
 * A share of an amount in whole micro-units, rounded down. The product of two doubles is off by
 * an ulp (0.57 × 100 reads 56.99999999999999); rounding that noise down would be a micro too few.
 */
export function shareOf(share: number, micros: number): number {
  const scaled = share * micros;
  const nearest = Math.round(scaled);
  return Math.abs(scaled - nearest) <= 2 * Number.EPSILON * scaled ? nearest : Math.floor(scaled);
}
