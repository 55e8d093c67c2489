import { setImmediate as macrotask } from 'node:timers/promises';
import { HarnessError } from '../harness-error.js';

const COLLECTIONS = 3;

/**
 * Bytes of heap in use after three forced collections, with a turn of the event loop between, so
 * that finished promises and their reactions are gone.
 *
 * @throws {@link HarnessError} `ERR_NO_GC` outside a lab process (which runs with `--expose-gc`).
 */
export async function heapUsedAfterGcBytes(): Promise<number> {
  const { gc } = globalThis;
  if (gc === undefined) {
    throw new HarnessError('ERR_NO_GC', 'heap: no gc(); start the process with --expose-gc');
  }
  for (let i = 0; i < COLLECTIONS; i++) {
    await macrotask();
    gc();
  }
  return process.memoryUsage().heapUsed;
}
