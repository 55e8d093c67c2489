import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBJECT_NAMES, type SubjectName } from './subject-name.js';

const PACKAGES: Readonly<Record<SubjectName, string>> = {
  'breaker-core': '@breaker-lab/breaker-core',
  cockatiel: 'cockatiel',
  opossum: 'opossum',
  mollitia: 'mollitia',
};

/** The versions of what is installed, by subject. */
export function installedVersions(root: string): Record<SubjectName, string> {
  return Object.fromEntries(
    SUBJECT_NAMES.map((name) => {
      const file = join(root, 'node_modules', PACKAGES[name], 'package.json');
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
      return [name, version];
    }),
  ) as Record<SubjectName, string>;
}
