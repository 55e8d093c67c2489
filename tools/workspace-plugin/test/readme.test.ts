import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadSubject } from '@breaker-lab/stress-harness';
import { expect, test } from '@jest/globals';

const LINES_MAX = 40;
const root = resolve(process.cwd(), '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the example of a subject is complete, loads, and has under 40 lines', async () => {
  const example =
    /<!-- example: my-breaker\.mjs -->\s+```js\n(?<code>[\s\S]*?)```/.exec(readme)?.groups?.code ??
    '';
  expect(example.trimEnd().split('\n').length).toBeLessThan(LINES_MAX);
  const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-example-'));
  try {
    writeFileSync(join(folder, 'my-breaker.mjs'), example);
    const source = { subject: './my-breaker.mjs', registry: '', from: root, invokedFrom: folder };
    await expect(loadSubject(source)).resolves.toMatchObject({ name: 'my-breaker' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(['README.md', 'CONTRIBUTING.md'])('every link of %s leads to a file', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const links = [...text.matchAll(/\]\((?<path>(?!https?:|#)[^)]+)\)/g)].map(
    ({ groups }) => groups?.path ?? '',
  );
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every variable that a source reads has its row, and every row its reader', () => {
  const rows = [...readme.matchAll(/^\| `(?<name>[A-Z_]+)`/gm)].map(({ groups }) => groups?.name);
  const settings = readFileSync(join(root, 'packages/stress-harness/src/settings.ts'), 'utf8');
  const read = new Set(
    settings.match(/(?<=')(STRESS_|LIGHTRAG_)[A-Z_]+(?=')/g)?.filter((name) => name !== 'STRESS_'),
  );
  expect(rows.sort()).toEqual([...read].sort());
});

test('every category has its row and its line in CODEOWNERS', () => {
  const owners = readFileSync(join(root, '.github/CODEOWNERS'), 'utf8');
  for (const category of readdirSync(join(root, 'packages')).filter((name) =>
    /^stress-(?!harness|subjects)/.test(name),
  )) {
    expect(readme).toContain(`npx nx stress ${category}\``);
    expect(owners).toContain(`/packages/${category}/ `);
  }
});
