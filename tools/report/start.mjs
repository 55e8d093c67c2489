// Starts the main job; builds it first where its sources are newer than what was built. (Asking
// the compiler each time costs more than the whole replay of a cached run.)
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const main = join(import.meta.dirname, 'dist', 'main.js');
const SOURCES = ['tools/report/src', 'packages/stress-harness/src'];

function changedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestMs(folder) {
  const files = readdirSync(folder, { recursive: true });
  return Math.max(...files.map((file) => changedMs(join(folder, file))));
}

const builtMs = Math.min(
  changedMs(main),
  changedMs(join(root, 'packages/stress-harness/dist/index.js')),
);
if (SOURCES.some((folder) => newestMs(join(root, folder)) > builtMs)) {
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  const args = [compiler, '--build', join(import.meta.dirname, 'tsconfig.lib.json')];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
await import(main);
