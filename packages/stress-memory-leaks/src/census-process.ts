// The process that reads heap snapshots, given as arguments in the order they were taken; what it
// found goes to standard output as JSON. Never imported: none of this may live in a measured heap.
import {
  bytesGrown,
  grownGroups,
  keptGroups,
  readCensusFile,
} from '@breaker-lab/stress-harness/census';
import type { Findings } from './take-census.js';

/** Less than this is what V8 adds once: nothing to explain. */
const EXPLAINED_BYTES_MIN = 8_192;

const files = process.argv.slice(2);
const censuses = await Promise.all(files.map(readCensusFile));
const kept = keptGroups(censuses);
const findings: Findings = {
  objectsKept: censuses.length < 2 ? NaN : kept.reduce((sum, { objects }) => sum + objects, 0),
  bytesGrown: bytesGrown(censuses),
  holders: await namedHolders(),
};
process.stdout.write(JSON.stringify(findings));

/** Loads memlab only when there is something to explain: reading a heap its way takes thrice as long. */
async function namedHolders(): Promise<string[]> {
  const grown = kept.length > 0 ? kept : grownGroups(censuses, { bytesMin: EXPLAINED_BYTES_MIN });
  const [before] = files;
  const after = files.at(-1);
  if (grown.length === 0 || before === undefined || after === undefined) return [];
  const { holdersOf } = await import('./holders.js');
  return holdersOf(grown, { before, after });
}
