import {
  allocatedBytesPerOperation,
  type Batch,
  collectYoungGarbage,
  differences,
  median,
  pairedBatches,
  type PairedSamples,
  twinCheck,
} from '@breaker-lab/stress-harness';
import type { Figure, Job, Observation } from '../observation.js';
import type { ColumnName } from '../subject-name.js';

const BATCH_MS = 1;
const WARM_UP_MS = 40;
const DURATION_MS = { quick: 350, full: 500 };
/** Enough that what the counting allocates is less than a byte per call. */
const ALLOCATION = { operations: 1_000, repetitions: 5 };

/** A batch, and whose figure in which row it gives. */
export interface Contender {
  readonly row: string;
  readonly column: ColumnName;
  readonly batch: Batch;
  /** Also says how many bytes it allocates, in the row `<row>/bytes`. */
  readonly countBytes?: boolean;
}

/** What is compared in one process. */
export interface SideBySide {
  readonly bare: Batch;
  readonly contenders: readonly Contender[];
  /** Whether a figure is what a call costs more than the bare one, or all it costs. */
  readonly over: 'bare' | 'nothing';
}

/** Compares batches in the rounds of one process; void when it cannot tell that twins are equal. */
export async function sideBySide(
  job: Job,
  { bare, contenders, over }: SideBySide,
): Promise<Observation> {
  const named = contenders.map(({ batch }, index) => [String(index), batch] as const);
  const batches: Readonly<Record<string, Batch>> = {
    bare,
    twin: bare,
    ...Object.fromEntries(named),
  };
  const samples: PairedSamples<string> = await pairedBatches({
    batches,
    batchMs: BATCH_MS,
    warmUpMs: WARM_UP_MS,
    durationMs: job.quick ? DURATION_MS.quick : DURATION_MS.full,
    turn: job.processIndex,
    beforeEach: collectYoungGarbage,
  });
  const bareNs = samples.bare ?? [];
  const { voidReason, smallestEffectNs } = twinCheck(bareNs, samples.twin ?? []);
  const figures: Figure[] = contenders.map(({ row, column }, index) => {
    const ns = samples[String(index)] ?? [];
    return { row, column, value: median(over === 'bare' ? differences(ns, bareNs) : ns) };
  });
  const bareBytes = over === 'bare' ? await allocatedBytesPerOperation(bare, ALLOCATION) : 0;
  const bytes = await bytesOver(bareBytes, contenders);
  return {
    figures: [...figures, ...bytes],
    voidReason: voidReason ?? null,
    smallestEffectNs,
    notes: [],
  };
}

async function bytesOver(bareBytes: number, contenders: readonly Contender[]): Promise<Figure[]> {
  const counted = contenders.filter(({ countBytes }) => countBytes === true);
  const figures: Figure[] = [];
  for (const { row, column, batch } of counted) {
    const bytes = await allocatedBytesPerOperation(batch, ALLOCATION);
    figures.push({ row: `${row}/bytes`, column, value: bytes - bareBytes });
  }
  return figures;
}
