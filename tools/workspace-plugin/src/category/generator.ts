import { join } from 'node:path';
import { generateFiles, logger, type Tree } from '@nx/devkit';

const CODEOWNERS = '.github/CODEOWNERS';
const TEMPLATES = join(import.meta.dirname, '..', '..', 'files', 'category');

/** What the generator is asked for; see `schema.json`. */
export interface CategoryOptions {
  /** Kebab-case, without `stress-`. */
  readonly name: string;
  /** As CODEOWNERS writes it, for example `@team/latency`. */
  readonly owner: string;
}

/**
 * Makes a new category that builds, runs and detects a mutant from the first minute on.
 *
 * @throws Error when the category exists.
 */
export default function category(tree: Tree, { name, owner }: CategoryOptions): () => void {
  const project = `stress-${name}`;
  const folder = `packages/${project}`;
  if (tree.exists(folder)) {
    throw new Error(`category: ${folder} exists; choose another name or edit it by hand`);
  }
  generateFiles(tree, TEMPLATES, folder, { project, tmpl: '' });
  const owners = tree.read(CODEOWNERS, 'utf8') ?? '';
  tree.write(CODEOWNERS, `${owners.trimEnd()}\n/${folder}/ ${owner}\n`);
  return () => {
    logger.info(`Next: npm install && npx nx sync && npx nx stress ${project} -c smoke`);
  };
}
