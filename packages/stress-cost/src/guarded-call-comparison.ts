import {
  type Batch,
  collectYoungGarbage,
  differences,
  type Lab,
  median,
  medianInterval,
  pairedBatches,
  STUCK,
  type TwinCheck,
  twinCheck,
  within,
} from '@breaker-lab/stress-harness';

const BATCH_MS = 1;
const WARM_UP_MS = 8;
const DURATION_MS = { smoke: 150, standard: 500, soak: 4_000 };
/** Wall-clock time after which a comparison is given up, however busy the machine is. */
const PATIENCE_MS = { smoke: 10_000, standard: 20_000, soak: 100_000 };

/** Room for the garbage of one batch. */
export const COMPARISON_LIMITS = { semiSpaceMib: 8 };

/** What is always compared: the bare call and, in the same rounds, the bare call once more. */
type Roles = 'bare' | 'twin';

/**
 * Interleaves batches on this process's own processor clock; undefined when a call did not settle.
 * Voids the process when it cannot tell that the twins are equal.
 */
export async function comparedCalls<N extends string>(
  lab: Lab,
  batches: Readonly<Record<N | Roles, Batch>>,
): Promise<CallComparison<N | Roles> | undefined> {
  lab.phase('interleaved batches');
  const samples = await within(
    pairedBatches({
      batches,
      batchMs: BATCH_MS,
      warmUpMs: WARM_UP_MS,
      durationMs: lab.pick(DURATION_MS),
      turn: lab.processIndex,
      // What a call leaves for the collector is judged in bytes; its pauses hit whom they like.
      beforeEach: collectYoungGarbage,
    }),
    { patienceMs: lab.pick(PATIENCE_MS) },
  );
  if (samples === STUCK) return undefined;
  const comparison = new CallComparison<N | Roles>(samples);
  if (comparison.twins.voidReason !== undefined) lab.void(comparison.twins.voidReason);
  lab.debug('samples in ns per operation', samples);
  return comparison;
}

/** The rounds of one process. */
export class CallComparison<N extends string> {
  readonly twins: TwinCheck;
  readonly #samples: Readonly<Record<N | Roles, readonly number[]>>;

  constructor(samples: Readonly<Record<N | Roles, readonly number[]>>) {
    this.#samples = samples;
    this.twins = twinCheck(samples.bare, samples.twin);
  }

  /** The median of what a call costs more than a bare one, in nanoseconds. */
  nsOverBare(guarded: N): number {
    return median(differences(this.#samples[guarded], this.#samples.bare));
  }

  /** The least that {@link nsOverBare} could have told from nothing, in nanoseconds. */
  smallestEffectNs(guarded: N): number {
    const { low, high } = medianInterval(differences(this.#samples[guarded], this.#samples.bare));
    return Math.max((high - low) / 2, this.twins.smallestEffectNs);
  }
}
