import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { HarnessError } from '@breaker-lab/stress-harness';

const BEGIN = '<!-- self-check:begin -->';
const END = '<!-- self-check:end -->';

/**
 * Puts a text between the marks of the self-check; what stands around them stays.
 *
 * @throws {@link HarnessError} `ERR_README` where there are no such marks.
 */
export function withBlock(readme: string, block: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END, begin);
  if (begin === -1 || end === -1) {
    throw new HarnessError(
      'ERR_README',
      `README.md has no lines "${BEGIN}" and "${END}" to put the self-check's table between; add them`,
    );
  }
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${block}\n\n${readme.slice(end)}`;
}

/** Writes the block into a file, whole or not at all. */
export function writeBlock(file: string, block: string): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, withBlock(readFileSync(file, 'utf8'), block));
  renameSync(draft, file);
}
