import { GROWTH_EXPONENT_MAX } from './cost-growth-targets.js';

/** A slope, as it was measured. */
export interface MeasuredSlope {
  readonly exponent: number;
  /** The lowest of the costs that it goes through, in nanoseconds; above 0. */
  readonly leastCostNs: number;
}

/** Sizes of the two ends of a slope are this far apart. */
const SIZES_APART = 16;

/**
 * Why a process has nothing to say of a slope: what its twins differ by, which are the same code,
 * could have brought its exponent across the limit. Undefined when it could not.
 *
 * @param twinsOffNs - by how much the twins differ, in nanoseconds a call; a slope's two ends may
 * differ as much and be the same.
 */
export function slopeDoubt(
  { exponent, leastCostNs }: MeasuredSlope,
  twinsOffNs: number,
): string | undefined {
  const offBy = Math.log(1 + Math.abs(twinsOffNs) / leastCostNs) / Math.log(SIZES_APART);
  if (!(Math.abs(exponent - GROWTH_EXPONENT_MAX) <= offBy)) return undefined;
  const off = `the same code measured twice differed by ${Math.abs(twinsOffNs).toFixed(1)} ns`;
  return `${off}: an exponent of ${exponent.toFixed(3)} may be off by ${offBy.toFixed(3)}`;
}
