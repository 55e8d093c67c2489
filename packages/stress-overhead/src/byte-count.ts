import { allocatedBytesPerOperation, type Batch, STUCK, within } from '@breaker-lab/stress-harness';

/** Enough that what the counting allocates is less than a tenth of a byte per call. */
const OPERATIONS = { operations: 10_000, repetitions: 9 };
/** Calls until everything is compiled as it stays. */
const WARM_UP_CALLS = 30_000;
const WARM_UP_TURNS = 3;
const PATIENCE_MS = 20_000;

/** Semi-space in MiB in which 10,000 calls of 4 kB each need no collection. */
export const SEMI_SPACE_MIB = 64;

/**
 * Bytes a guarded call allocates more than a bare one; undefined when a call did not settle.
 */
export async function bytesOver(guarded: Batch, bare: Batch): Promise<number | undefined> {
  const bytes = await within(counted(guarded, bare), { patienceMs: PATIENCE_MS });
  return bytes === STUCK ? undefined : bytes;
}

async function counted(guarded: Batch, bare: Batch): Promise<number> {
  for (let turn = 0; turn < WARM_UP_TURNS; turn++) {
    await guarded(WARM_UP_CALLS / WARM_UP_TURNS);
    await bare(WARM_UP_CALLS / WARM_UP_TURNS);
  }
  const guardedBytes = await allocatedBytesPerOperation(guarded, OPERATIONS);
  return guardedBytes - (await allocatedBytesPerOperation(bare, OPERATIONS));
}
