import {
  allocatedBytesPerOperation,
  type Batch,
  type LabLimits,
  STUCK,
  within,
} from '@breaker-lab/stress-harness';

/** Enough that what the counting allocates is less than a tenth of a byte per call. */
const OPERATIONS = { operations: 10_000, repetitions: 9 };
/** Calls until everything is compiled as it stays. */
const WARM_UP_CALLS = 30_000;
const WARM_UP_TURNS = 3;
const PATIENCE_MS = 20_000;

/**
 * Room for 10,000 calls of 4 kB each without a collection. The compiler works at fixed points: when
 * a thread of its own was done, what it left of a closure depended on the load of the machine.
 */
export const BYTE_LIMITS: LabLimits = { semiSpaceMib: 64, steadyCompiler: true };

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
