import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bytesGrown, keptGroups } from '../../src/census/census.js';
import { groupOf } from '../../src/census/object-group.js';
import { readCensusFile } from '../../src/census/snapshot-reader.js';

const PLANTED = 7;
let folder = '';
let files: string[] = [];

// Snapshots are not taken inside Jest, whose heap is everybody's.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'census-'));
  files = [0, 1, 2].map((i) => join(folder, `${i}.heapsnapshot`));
  execFileSync(process.execPath, ['test/census/plants-objects.mjs', `${PLANTED}`, ...files]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('so many objects planted between snapshots are found, by the name of their class, and no others', async () => {
  const censuses = await Promise.all(files.map(readCensusFile));
  const bytes = censuses.map((census) => census.get('PlantedObject')?.bytes ?? 0);
  expect(keptGroups(censuses)).toEqual([
    {
      group: 'PlantedObject',
      objects: 2 * PLANTED,
      bytes: (bytes[2] ?? 0) - (bytes[0] ?? 0),
    },
  ]);
  // A slot for each in an array, and hardly anything of V8's own.
  expect(bytesGrown(censuses)).toBeLessThan(4_096);
});

test('reading in one pass counts as reading the whole does', async () => {
  const [file = ''] = files;
  const streamed = [...(await readCensusFile(file))].map(([group, { objects }]) => [
    group,
    objects,
  ]);
  expect(new Map(streamed as [string, number][])).toEqual(countedWhole(file));
});

/** What V8 keeps to copy a literal from. */
const SITE = 'system / AllocationSite';

test('what V8 keeps to copy literals from is in a real snapshot, and is not counted', () => {
  const [file = ''] = files;
  expect(copiedIn(parsed(file)).size).toBeGreaterThan(0);
});

interface Parsed {
  readonly snapshot: {
    readonly meta: { readonly node_fields: string[]; readonly node_types: string[][] };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

function parsed(file: string): Parsed {
  return JSON.parse(readFileSync(file, 'utf8')) as Parsed;
}

/** The same count from the parsed file. */
function countedWhole(file: string): Map<string, number> {
  const whole = parsed(file);
  const { snapshot, nodes, strings } = whole;
  const copied = copiedIn(whole);
  const counted = new Map<string, number>();
  for (let row = 0; row < nodes.length; row += snapshot.meta.node_fields.length) {
    const type = snapshot.meta.node_types[0]?.[nodes[row] ?? -1] ?? '';
    const group = groupOf({ type, name: strings[nodes[row + 1] ?? -1] ?? '' });
    if (group === undefined || copied.has(row)) continue;
    counted.set(group, (counted.get(group) ?? 0) + 1);
  }
  return counted;
}

/** Where the rows begin of what literals are copied from. */
function copiedIn({ snapshot, nodes, edges, strings }: Parsed): ReadonlySet<number> {
  const { node_fields: fields } = snapshot.meta;
  const edgesAt = fields.indexOf('edge_count');
  const copied = new Set<number>();
  let edge = 0;
  for (let row = 0; row < nodes.length; row += fields.length) {
    for (let left = nodes[row + edgesAt] ?? 0; left > 0; left--, edge += 3) {
      if (strings[nodes[row + 1] ?? -1] === SITE) copied.add(edges[edge + 2] ?? -1);
    }
  }
  return copied;
}
