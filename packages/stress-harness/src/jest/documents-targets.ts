import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Target } from '../judge/target.js';
import { checkTargets } from '../judge/target.js';
import { targetTable } from '../report/target-table.js';

/**
 * Declares that the README beside the tests lists exactly these targets: the table it must hold
 * is printed when it does not.
 *
 * @param targetsByPromise - the exports of a category's `targets.ts`.
 */
export function documentsTargets(
  targetsByPromise: Readonly<Record<string, readonly Target[]>>,
): void {
  const readme = compact(readFileSync(join(process.cwd(), 'README.md'), 'utf8'));
  test.each(Object.entries(targetsByPromise))(
    'the README states every target of %s',
    (name, targets) => {
      checkTargets(targets, name);
      expect(readme).toContain(compact(targetTable(targets)));
    },
  );
}

/** Formatters pad Markdown tables; padding is no difference. */
function compact(markdown: string): string {
  return markdown.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
}
