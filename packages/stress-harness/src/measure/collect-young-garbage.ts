import { HarnessError } from '../harness-error.js';

/**
 * Collects the young objects that are no longer used: it takes a tenth of a millisecond, and after
 * it the semi-space is as good as empty.
 *
 * @throws {@link HarnessError} `ERR_NO_GC` outside a lab process (which runs with `--expose-gc`).
 */
export function collectYoungGarbage(): void {
  const { gc } = globalThis;
  if (gc === undefined) {
    throw new HarnessError('ERR_NO_GC', 'garbage: no gc(); start the process with --expose-gc');
  }
  gc({ type: 'minor' });
}
