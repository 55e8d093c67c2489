import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { atOnce } from './gates-targets.js';
import { seen } from './money-laws.js';

/** Counted, and repeats to the last digit: no tolerance. */
const never = { bound: 'exactly', threshold: 0, figure: 'exact', cause: 'cost' } as const;

/** A spend rate over a window that slides. */
export const rateWindow: readonly Target[] = [
  {
    ...never,
    metric: 'admittedAboveRate',
    unit: 'calls',
    promise: 'no call is admitted by which the window passes its limit, wherever it begins',
  },
  {
    ...never,
    metric: 'rejectedBelowRate',
    unit: 'calls',
    promise: 'what was spent long ago counts no more: a sixtieth of the window late at most',
  },
  atOnce,
  ...conservationTargets,
  seen('rejections', {
    unit: 'calls',
    threshold: { smoke: 5_000, standard: 30_000, soak: 1_500_000 },
    promise: 'protection is seen to act: calls above the rate are turned away',
  }),
  seen('rejectedAtTheEdge', {
    unit: 'calls',
    threshold: { smoke: 2_000, standard: 12_000, soak: 600_000 },
    promise: 'a call that is one micro-unit above the rate is turned away',
  }),
  seen('admittedAtTheEdge', {
    unit: 'calls',
    threshold: { smoke: 2_000, standard: 12_000, soak: 600_000 },
    promise: 'a call that brings the window to its limit, to the micro-unit, is admitted',
  }),
  seen('admittedAfterwards', {
    unit: 'calls',
    threshold: { smoke: 2_500, standard: 15_000, soak: 750_000 },
    promise: 'calls are admitted again although the limit was spent before, as a rate has it',
  }),
  seen('corrections', {
    unit: 'calls',
    threshold: { smoke: 2_500, standard: 15_000, soak: 750_000 },
    promise: 'costs below and above their estimates are seen, and count as what they are',
  }),
  seen('offeredAboveLimit', {
    unit: 'calls',
    threshold: { smoke: 1_000, standard: 6_000, soak: 300_000 },
    promise: 'windows above their limit are seen, by costs above estimates',
  }),
  seen('windowsPassed', {
    unit: 'windows',
    threshold: { smoke: 1_500, standard: 9_000, soak: 450_000 },
    promise: 'runs are so long that all of a window was forgotten many times',
  }),
];
