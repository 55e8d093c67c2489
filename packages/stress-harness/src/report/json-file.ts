import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { HarnessError } from '../harness-error.js';

/** Ends the name of a file that is being written; one that is still there was never finished. */
export const DRAFT_SUFFIX = '.draft';

/** Puts text into a new file, down to the disk; throws where it cannot. */
export type DraftWriter = (file: string, text: string) => void;

const writeDown: DraftWriter = (file, text) => {
  writeFileSync(file, text, { flush: true });
};

/**
 * Writes a JSON file whole or not at all: a reader never meets half of one, whatever ends the
 * writer, and where there is no room the file stays as it was.
 *
 * @param write - how the draft gets to the disk.
 * @throws {@link HarnessError} `ERR_NOT_WRITTEN` with the file and what to do.
 */
export function writeJsonAtomically(file: string, value: unknown, write = writeDown): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const draft = `${file}.${process.pid}${DRAFT_SUFFIX}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    write(draft, text);
    renameSync(draft, file);
  } catch (error) {
    discard(draft);
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new HarnessError(
      'ERR_NOT_WRITTEN',
      `${file} could not be written, and is as it was before (${message}); ${remedy(code)}, then run again`,
    );
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // A folder that cannot be written to: the error that is thrown tells it.
  }
}

function remedy(code: string): string {
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'make room on that disk';
  if (code === 'EFBIG') return 'raise the limit on the size of files (ulimit -f)';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'make that folder writable';
  return 'mend that';
}
