import { setTimeout as sleep } from 'node:timers/promises';
import { GCProfiler } from 'node:v8';
import { collectYoungGarbage } from './collect-young-garbage.js';
import type { Batch } from './sized-batch.js';

/** How bytes are counted. */
export interface AllocationPlan {
  /** Operations per repetition; halved as often as a collection comes between. */
  readonly operations: number;
  /** Repetitions, of which the lowest counts: what the compiler allocates on the way only adds. */
  readonly repetitions: number;
}

/** Rounds of a batch before it is looked at, and how long the compiler has after each. */
const WARM_UP_ROUNDS = 3;
const COMPILER_MS = 30;

/** Fewer operations than this do not outweigh what the counting itself allocates. */
const OPERATIONS_MIN = 256;

/**
 * Bytes one operation allocates, whether they are kept or not; NaN when no repetition could do
 * without a collection.
 *
 * @remarks
 * Without a collection between, `heapUsed` only grows, by what was allocated: V8 reports whether
 * one ran. Give the lab process a large semi-space (`LabLimits.semiSpaceMib`).
 * @throws HarnessError `ERR_NO_GC` outside a lab process (which runs with `--expose-gc`).
 */
export async function allocatedBytesPerOperation(
  batch: Batch,
  { operations, repetitions }: AllocationPlan,
): Promise<number> {
  for (let count = operations; count >= OPERATIONS_MIN; count = Math.floor(count / 2)) {
    await warmUp(batch, count);
    const bytes: number[] = [];
    while (bytes.length < repetitions) {
      const allocated = await allocatedBytes(batch, count);
      if (allocated === undefined) break;
      bytes.push(allocated / count);
    }
    if (bytes.length === repetitions) return Math.min(...bytes);
  }
  return NaN;
}

/** What is not compiled yet allocates more: the compiler's thread is left a processor, and time. */
async function warmUp(batch: Batch, operations: number): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    await batch(operations);
    await sleep(COMPILER_MS);
  }
}

/**
 * Bytes allocated by one run of a batch; undefined when a collection came between.
 *
 * @throws HarnessError `ERR_NO_GC` outside a lab process (which runs with `--expose-gc`).
 */
export async function allocatedBytes(
  batch: Batch,
  operations: number,
): Promise<number | undefined> {
  collectYoungGarbage();
  const collections = new GCProfiler();
  collections.start();
  const before = process.memoryUsage().heapUsed;
  const running = batch(operations);
  if (running !== undefined) await running;
  const after = process.memoryUsage().heapUsed;
  return collections.stop().statistics.length === 0 ? after - before : undefined;
}
