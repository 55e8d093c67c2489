import { growthExponent, median } from '@breaker-lab/stress-harness';
import { ExtraBytes } from './extra-bytes.js';
import { costRatio } from './paired-cost.js';
import { patience } from './patience.js';
import type { WindowLoad } from './window-load.js';

/** Some tenths of a millisecond. */
const BATCH_CALLS = 500;
const PAIRS = 11;
/** In time of its own; a sound breaker takes a tenth. */
const PATIENCE_MS = 300;
const BYTE_SAMPLES = 3;
const RATIO_RESOLUTION = 0.1;
const BYTES_RESOLUTION = 16;

/** What a call costs beside a bare one, at one number of calls in the window. */
export interface WindowCost {
  readonly windowCalls: number;
  /** Time of a guarded call over that of a bare one. */
  readonly ratio: number;
  /** Bytes a guarded call allocates beyond a bare one; NaN if no sample was without a collection. */
  readonly bytes: number;
}

/** Both sides of a comparison. */
interface WindowPair {
  readonly guarded: WindowLoad;
  readonly bare: WindowLoad;
}

/**
 * Medians of several pairs, or of fewer where a pair takes long. The calls made for it enter the
 * window as well.
 */
export async function windowCost({
  guarded,
  bare,
}: WindowPair): Promise<Omit<WindowCost, 'windowCalls'>> {
  const ratios: number[] = [];
  const { timeIsUp } = patience(PATIENCE_MS);
  for (let pair = 0; pair === 0 || (pair < PAIRS && !timeIsUp()); pair++) {
    ratios.push(
      await costRatio(
        {
          guarded: () => guarded.add(BATCH_CALLS),
          bare: () => bare.add(BATCH_CALLS),
        },
        { guardedFirst: pair % 2 === 0 },
      ),
    );
  }
  const extraBytes = new ExtraBytes();
  for (let sample = 0; sample < BYTE_SAMPLES; sample++) {
    extraBytes.add({ guarded: await guarded.bytesPerCall(), bare: await bare.bytesPerCall() });
  }
  return { ratio: median(ratios), bytes: extraBytes.perCall };
}

/** Figures over one window; NaN where costs are too few. */
export type WindowFigures = Record<
  'growthExponent' | 'bytesGrowthExponent' | 'fullWindowCostRatio',
  number
>;

/** How cost grows with the window; the first cost is that of a nearly empty one. */
export function windowFigures(costs: readonly WindowCost[]): WindowFigures {
  const ratios = costs.map(({ windowCalls: size, ratio: cost }) => ({ size, cost }));
  const bytes = costs.map(({ windowCalls: size, bytes: cost }) => ({ size, cost }));
  return {
    growthExponent: growthExponent(ratios, { resolution: RATIO_RESOLUTION }),
    bytesGrowthExponent: growthExponent(
      bytes.filter(({ cost }) => !Number.isNaN(cost)),
      { resolution: BYTES_RESOLUTION },
    ),
    fullWindowCostRatio: (costs.at(-1)?.ratio ?? NaN) / (costs[0]?.ratio ?? NaN),
  };
}

/** Of each figure the largest; NaN if it is in any. */
export function worstFigures(figures: readonly WindowFigures[]): WindowFigures {
  const worst = (key: keyof WindowFigures): number =>
    Math.max(...figures.map((figure) => figure[key]));
  return {
    growthExponent: worst('growthExponent'),
    bytesGrowthExponent: worst('bytesGrowthExponent'),
    fullWindowCostRatio: worst('fullWindowCostRatio'),
  };
}

/** One line a cost, for a person. */
export function windowNotes(name: string, costs: readonly WindowCost[]): string[] {
  return costs.map(
    ({ windowCalls, ratio, bytes }) =>
      `${name}, ${windowCalls} in the window: ${ratio.toFixed(2)} times a bare call, ${bytes.toFixed(0)} B more`,
  );
}
