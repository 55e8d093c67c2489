import { createHook } from 'node:async_hooks';
import { type Batch, STUCK, within } from '@breaker-lab/stress-harness';

const OPERATIONS = 1_000;
const PATIENCE_MS = 20_000;

/** Promises a guarded call makes more than a bare one; undefined when a call did not settle. */
export async function promisesOver(guarded: Batch, bare: Batch): Promise<number | undefined> {
  const counts = await within(counted(guarded, bare), { patienceMs: PATIENCE_MS });
  return counts === STUCK ? undefined : counts;
}

async function counted(guarded: Batch, bare: Batch): Promise<number> {
  return (await promisesOf(guarded)) - (await promisesOf(bare));
}

/** The batch makes some of its own, however long it is: two lengths, and they cancel out. */
async function promisesOf(batch: Batch): Promise<number> {
  // What is made once is made by then.
  await promisesMade(batch, OPERATIONS);
  const short = await promisesMade(batch, OPERATIONS);
  return ((await promisesMade(batch, 2 * OPERATIONS)) - short) / OPERATIONS;
}

/** Counts what V8 tells of every promise, also of those that only `await` and `async` know. */
async function promisesMade(batch: Batch, operations: number): Promise<number> {
  let made = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === 'PROMISE') made++;
    },
  });
  hook.enable();
  try {
    await batch(operations);
  } finally {
    hook.disable();
  }
  return made;
}
