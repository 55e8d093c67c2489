// Builds what a command of this tool needs, where a source is newer than what was built; then runs
// it. (Asking the compiler each time costs more than the whole replay of a cached run.)
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

/**
 * @param main - the command's file, below `dist`.
 * @param projects - those beside this tool that it loads, each after those it builds on.
 */
export async function start(main, projects) {
  const stale = [...projects, 'tools/report'].filter(isStale);
  if (stale.length > 0) {
    const compiler = join(root, 'node_modules', '.bin', 'tsc');
    const configurations = stale.map((project) => join(root, project, 'tsconfig.lib.json'));
    const { status } = spawnSync(process.execPath, [compiler, '--build', ...configurations], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exit(1);
  }
  await import(join(import.meta.dirname, 'dist', main));
}

function isStale(project) {
  const folder = join(root, project);
  return (
    newestMs(join(folder, 'src')) > changedMs(join(folder, 'dist', 'tsconfig.lib.tsbuildinfo'))
  );
}

function newestMs(folder) {
  const files = readdirSync(folder, { recursive: true });
  return Math.max(...files.map((file) => changedMs(join(folder, file))));
}

function changedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
