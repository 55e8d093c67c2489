import type { Price } from './order.js';

/**
 * How a call ends: it succeeds; its caller gives it up half-way; it breaks off after it has used
 * money; it fails at no cost; it never ends; it succeeds after its reservation has expired.
 */
export const ENDINGS = [
  'succeeds',
  'is aborted',
  'breaks off',
  'fails',
  'hangs',
  'is late',
] as const;

/** One of {@link ENDINGS}. */
export type Ending = (typeof ENDINGS)[number];

/** A call whose end is known beforehand. */
export interface DatedPlan extends Price {
  /** What it has used, in micro-units, when it ends before it is done. */
  readonly usedMicros: number;
  readonly ending: Ending;
}

/** A call whose estimate is right. */
export function exactPlan(micros: number): DatedPlan {
  return { estimateMicros: micros, actualMicros: micros, usedMicros: 0, ending: 'succeeds' };
}

/** What a call costs that ends as planned. */
export function costMicros({ ending, actualMicros, usedMicros }: DatedPlan): number {
  switch (ending) {
    case 'succeeds':
    case 'is late':
      return actualMicros;
    case 'is aborted':
    case 'breaks off':
      return usedMicros;
    default:
      return 0;
  }
}
