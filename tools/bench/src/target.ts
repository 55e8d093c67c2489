import type { SubjectName } from './subject-name.js';

/** What a row should come to; all of it has to hold. */
export interface Target {
  /** The highest value, in the row's unit. */
  readonly max: number;
  /** How many times a peer's value, at most. */
  readonly ratio?: { readonly peer: SubjectName; readonly max: number };
}

/** A figure over several processes: its median, and bounds that hold the true one in 95 %. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Processes. */
  readonly n: number;
}

/** `unclear`: the bounds lie on both sides of the target. */
export type Reached = 'reached' | 'missed' | 'unclear' | 'unmeasured';

/** Judges one bound. */
export function judgeBound(estimate: Estimate | undefined, max: number): Reached {
  if (estimate === undefined || !Number.isFinite(estimate.value)) return 'unmeasured';
  if (estimate.high <= max) return 'reached';
  return estimate.low > max ? 'missed' : 'unclear';
}

const FROM_BAD_TO_GOOD = ['missed', 'unmeasured', 'unclear', 'reached'] as const;

/** Judges a target: it is reached as well as the worst of its bounds. */
export function judgeTarget(
  target: Target,
  own: Estimate | undefined,
  ratioTo: (peer: SubjectName) => Estimate | undefined,
): Reached {
  const bounds = [judgeBound(own, target.max)];
  if (target.ratio !== undefined) {
    bounds.push(judgeBound(ratioTo(target.ratio.peer), target.ratio.max));
  }
  return FROM_BAD_TO_GOOD.find((reached) => bounds.includes(reached)) ?? 'unmeasured';
}
