/** The quotient of two whole numbers, rounded up. Exact up to 2⁵³: nothing is rounded before. */
export function divideUp(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0);
}
