import { closeSync, openSync } from 'node:fs';

/**
 * Takes all descriptors this process may still open, but a few.
 *
 * @remarks
 * How many a process needs before it does any work differs by Node version, by subject and by how
 * many modules it loads at once; how many are left to work with should not.
 *
 * @param left - how many stay free.
 * @throws Error when the process's limit leaves fewer than that.
 */
export function takeDescriptorsBut(left: number): void {
  const taken: number[] = [];
  try {
    for (;;) taken.push(openSync(process.execPath, 'r'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EMFILE')) throw error;
  }
  if (taken.length < left) throw new RangeError(`only ${taken.length} descriptors are free`);
  for (const descriptor of taken.slice(-left)) closeSync(descriptor);
}
