import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '@breaker-lab/stress-harness';

interface Manifest {
  readonly nx?: { readonly name?: string; readonly targets?: Readonly<Record<string, unknown>> };
}

/** The projects under `packages/` that have a target `stress`, by name. */
export function allCategories(root: string): string[] {
  return readdirSync(join(root, 'packages'))
    .filter((folder) => hasStressTarget(join(root, 'packages', folder)))
    .sort();
}

/**
 * The categories a user asked for; all of them when none is named.
 *
 * @throws {@link HarnessError} `ERR_CATEGORY` for a name that is none.
 */
export function chooseCategories(
  known: readonly string[],
  asked: readonly string[],
): readonly string[] {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new HarnessError(
      'ERR_CATEGORY',
      `no category ${unknown.map((name) => `"${name}"`).join(', ')}; known: ${known.join(', ')}`,
    );
  }
  return asked.length === 0 ? known : known.filter((name) => asked.includes(name));
}

function hasStressTarget(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    return manifest.nx?.targets?.stress !== undefined;
  } catch {
    return false;
  }
}
