// Writes a package's JavaScript, one file for each of its exports and what they share: for a
// package of a hundred files and more, which every lab process, and every thread of a race, loads
// anew. Runs in the package's folder, after `tsc`, which has written the declarations.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { rolldown } from 'rolldown';

const FOLDER = 'dist';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.values(exports).filter((target) => typeof target === 'object');
const input = Object.fromEntries(
  entries.map(({ '@breaker-lab/source': source, default: built }) => [entryName(built), source]),
);

const bundle = await rolldown({
  input,
  platform: 'node',
  // What is another package's stays there.
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
});
for (const file of readdirSync(FOLDER, { recursive: true })) {
  if (/\.js(\.map)?$/.test(file)) rmSync(join(FOLDER, file));
}
await bundle.write({
  dir: FOLDER,
  format: 'esm',
  // Its map would come into the heap, megabytes, with the first error of a process under measurement.
  sourcemap: false,
  chunkFileNames: 'parts/[name].js',
});

function entryName(built) {
  return built.slice(`./${FOLDER}/`.length, -'.js'.length);
}
