import {
  type Batch,
  collectYoungGarbage,
  growthExponent,
  median,
  pairedBatches,
  type SizedCost,
} from '@breaker-lab/stress-harness';
import type { Job } from '../observation.js';

const BATCH_MS = 1;
const WARM_UP_MS = { quick: 10, full: 20 };
const DURATION_MS = { quick: 250, full: 400 };
/** Costs below a nanosecond are noise. */
const RESOLUTION = { resolution: 1 };

/** One call in so many succeeds where the others fail: a breaker that sees only failures opens. */
export const SUCCESS_EVERY = 64;

/** A window's kind, and whether calls fail. */
export interface WindowCase {
  readonly kind: 'count' | 'time';
  readonly failing: boolean;
}

/** The row of a case. */
export function windowRow({ kind, failing }: WindowCase): string {
  return `window-growth/${kind}-${failing ? 'failing' : 'healthy'}`;
}

/** Calls against a window of this size, which is full. */
export interface SizedBatch {
  readonly size: number;
  readonly batch: Batch;
}

/** What the cost of a call does when the window grows. */
export interface Growth {
  readonly exponent: number;
  /** The cost at both ends. */
  readonly note: string;
}

/** Compares all sizes in the same rounds; all there is to a call counts. */
export async function growthOver(job: Job, sized: readonly SizedBatch[]): Promise<Growth> {
  const samples = await pairedBatches<string>({
    batches: Object.fromEntries(sized.map(({ size, batch }) => [`size ${size}`, batch])),
    batchMs: BATCH_MS,
    warmUpMs: job.quick ? WARM_UP_MS.quick : WARM_UP_MS.full,
    durationMs: job.quick ? DURATION_MS.quick : DURATION_MS.full,
    turn: job.processIndex,
    beforeEach: collectYoungGarbage,
  });
  const costs: SizedCost[] = sized.map(({ size }) => ({
    size,
    cost: median(samples[`size ${size}`] ?? []),
  }));
  const note = [costs.at(0), costs.at(-1)]
    .map((at) => `${(at?.cost ?? NaN).toFixed(0)} ns at ${at?.size ?? NaN}`)
    .join(', ');
  return { exponent: growthExponent(costs, RESOLUTION), note };
}
