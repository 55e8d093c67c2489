import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of a package in which a change may change what is measured. */
const MEASURED = ['src', 'stress'];
const DIGEST_CHARS = 16;

/**
 * Names the state of everything that decides a measurement: sources and stress tests of all
 * packages, and the versions installed. Results of another state are not put beside each other.
 */
export function sourceDigest(root: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of measuredFiles(join(root, 'packages'))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, 'packages', file)));
  }
  return hash.digest('hex').slice(0, DIGEST_CHARS);
}

function measuredFiles(packages: string): string[] {
  return readdirSync(packages)
    .flatMap((name) => MEASURED.map((folder) => join(name, folder)))
    .flatMap((folder) => filesBelow(packages, folder))
    .sort();
}

function filesBelow(base: string, folder: string): string[] {
  try {
    return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(base.length + 1));
  } catch {
    return [];
  }
}
