import { STUCK, within } from '../load/within.js';
import type { Lab } from '../scenario/lab.js';
import { collectYoungGarbage } from './collect-young-garbage.js';
import { median, medianInterval } from './median.js';
import { differences, pairedBatches, type PairedSamples, ratios } from './paired-batches.js';
import type { Batch } from './sized-batch.js';
import { twinCheck } from './twin-check.js';

/**
 * Short enough for what a batch allocates to stay in the processor's caches, and for many rounds:
 * with batches of 1 ms the twins of one process in two differed by over 2 %, with these none of 24.
 */
const BATCH_MS = 0.25;
const WARM_UP_MS = 8;
const DURATION_MS = { smoke: 150, standard: 300, soak: 4_000 };
/** Wall-clock time after which a comparison is given up, however busy the machine is. */
const PATIENCE_MS = { smoke: 10_000, standard: 20_000, soak: 100_000 };

/** How long is compared. */
export interface ComparisonPlan {
  /** Milliseconds of all rounds together; default by profile: 150, 500, 4,000. */
  readonly durationMs: number;
  /** Voids the process when the twins differ; off where several comparisons are put together. Default: on. */
  readonly judgesTwins: boolean;
}

/** Limits of a lab process that compares: room for the garbage of one batch. */
export const COMPARISON_LIMITS = { semiSpaceMib: 8 };

/** What is compared, always: the bare call and, in the same rounds, the bare call once more. */
type Roles = 'bare' | 'twin';

/**
 * Batches compared on this process's own processor clock; undefined when a call did not settle.
 * Voids the process, unless told otherwise, when it cannot tell that the twins are equal.
 */
export async function comparedCalls<N extends string>(
  lab: Lab,
  batches: Readonly<Record<N | Roles, Batch>>,
  { durationMs = lab.pick(DURATION_MS), judgesTwins = true }: Partial<ComparisonPlan> = {},
): Promise<CallComparison<N | Roles> | undefined> {
  lab.phase('interleaved batches');
  const samples = await within(
    pairedBatches({
      batches,
      batchMs: BATCH_MS,
      warmUpMs: WARM_UP_MS,
      durationMs,
      turn: lab.processIndex,
      // What a call leaves for the collector is judged in bytes; its pauses hit whom they like.
      beforeEach: collectYoungGarbage,
    }),
    { patienceMs: lab.pick(PATIENCE_MS) },
  );
  if (samples === STUCK) return undefined;
  const comparison = new CallComparison<N | Roles>(samples);
  if (judgesTwins && comparison.voidReason !== undefined) lab.void(comparison.voidReason);
  lab.debug('samples in ns per operation', samples);
  return comparison;
}

/** The rounds of one process. */
export class CallComparison<N extends string> {
  readonly twinRatio: number;
  readonly voidReason: string | undefined;
  readonly #samples: PairedSamples<N>;
  readonly #twinsEffectNs: number;

  constructor(samples: PairedSamples<N | Roles>) {
    this.#samples = samples;
    const twins = twinCheck(samples.bare, samples.twin);
    this.twinRatio = twins.twinRatio;
    this.voidReason = twins.voidReason;
    this.#twinsEffectNs = twins.smallestEffectNs;
  }

  /** The median of what one costs more than the other, in nanoseconds per call. */
  nsOver(guarded: N, bare: N): number {
    return median(differences(this.#samples[guarded], this.#samples[bare]));
  }

  /** The median of what one costs more than the other, in percent of the other. */
  percentOver(guarded: N, bare: N): number {
    return (median(ratios(this.#samples[guarded], this.#samples[bare])) - 1) * 100;
  }

  /**
   * How many times as much a subject adds to the bare call as its baseline does; the median of
   * what they differ by, over the median of what the baseline adds.
   */
  overheadRatio({ subject, baseline, bare }: Record<'subject' | 'baseline' | 'bare', N>): number {
    return 1 + this.nsOver(subject, baseline) / this.nsOver(baseline, bare);
  }

  /** What {@link nsOver} is in thousandths of a whole call of a third kind, on whatever machine. */
  perMilleOf({ subject, bare, whole }: Record<'subject' | 'bare' | 'whole', N>): number {
    return (this.nsOver(subject, bare) / median(this.#samples[whole])) * 1_000;
  }

  /** The least that {@link nsOver} could have told from nothing, in nanoseconds per call. */
  smallestEffectNs(guarded: N, bare: N): number {
    const own = halfWidth(differences(this.#samples[guarded], this.#samples[bare]));
    return Math.max(own, this.#twinsEffectNs);
  }

  /** The least that {@link percentOver} could have told from nothing, in percent. */
  smallestEffectPercent(guarded: N, bare: N): number {
    return halfWidth(ratios(this.#samples[guarded], this.#samples[bare])) * 100;
  }
}

function halfWidth(samples: readonly number[]): number {
  const { low, high } = medianInterval(samples);
  return (high - low) / 2;
}
