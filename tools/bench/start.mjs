// Starts the bench; builds it and what it measures first, where a source is newer than what was
// built: the bench measures the built package, as users get it.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const main = join(import.meta.dirname, 'dist', 'main.js');
const BUILT = ['tools/bench', 'packages/breaker-core', 'packages/stress-harness'];

function changedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestMs(folder) {
  const files = readdirSync(folder, { recursive: true });
  return Math.max(...files.map((file) => changedMs(join(folder, file))));
}

function isStale(project) {
  const builtMs = changedMs(join(root, project, 'dist', 'tsconfig.lib.tsbuildinfo'));
  return newestMs(join(root, project, 'src')) > builtMs;
}

if (BUILT.some(isStale)) {
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  const args = [compiler, '--build', join(import.meta.dirname, 'tsconfig.lib.json')];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
await import(main);
