import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkspaceCopy } from './workspace-copy.js';

/** A measurement that takes no time; inputs, outputs, environment and cache rules stay the real ones. */
const QUICK = `node -e "const fs = require('node:fs'); fs.mkdirSync('reports', { recursive: true }); fs.writeFileSync('reports/quick.json', '{}'); process.exit(fs.existsSync('../../broken') ? 1 : 0)"`;
const CATEGORIES = [
  'stress-cost',
  'stress-degradation',
  'stress-extreme-load',
  'stress-memory-leaks',
  'stress-overhead',
  'stress-resource-exhaustion',
  'stress-thread-safety',
];
const MINUTE_MS = 60_000;

let copy: WorkspaceCopy;

beforeAll(() => {
  copy = new WorkspaceCopy();
  copy.edit('nx.json', (text) => {
    const nx = JSON.parse(text) as { targetDefaults: { stress: Record<string, unknown> } };
    Object.assign(nx.targetDefaults.stress, { command: QUICK, dependsOn: [] });
    return JSON.stringify(nx);
  });
  measured();
}, MINUTE_MS);

afterAll(() => {
  copy.delete();
});

/** Runs every category and tells which were measured and which came from the cache. */
function measured(env: Readonly<Record<string, string>> = {}): string[] {
  const { output } = copy.nx(['run-many', '-t', 'stress', '--outputStyle=static'], env);
  const headers = [...output.matchAll(/^> nx run (?<project>stress-[\w-]+):stress(?<cache>.*)$/gm)];
  expect(headers.map(({ groups }) => groups?.project).sort()).toEqual(CATEGORIES);
  return headers
    .filter(({ groups }) => !(groups?.cache ?? '').includes('cache'))
    .map(({ groups }) => groups?.project ?? '')
    .sort();
}

test(
  'an unchanged workspace replays everything, reports included',
  () => {
    expect(measured()).toEqual([]);
    expect(existsSync(join(copy.root, 'packages/stress-cost/reports/quick.json'))).toBe(true);
  },
  MINUTE_MS,
);

test(
  'an edit of any README measures nothing again',
  () => {
    copy.edit('README.md', (text) => `${text}\nedited\n`);
    copy.edit('packages/stress-cost/README.md', (text) => `${text}\nedited\n`);
    copy.edit('packages/breaker-core/README.md', (text) => `${text}\nedited\n`);
    expect(measured()).toEqual([]);
  },
  MINUTE_MS,
);

test(
  'an edit of one category measures that category alone',
  () => {
    copy.edit('packages/stress-cost/src/targets.ts', (text) => `${text}\n// edited\n`);
    expect(measured()).toEqual(['stress-cost']);
  },
  MINUTE_MS,
);

test(
  'an edit of the core measures every category',
  () => {
    copy.edit('packages/breaker-core/src/clock.ts', (text) => `${text}\n// edited\n`);
    expect(measured()).toEqual(CATEGORIES);
  },
  MINUTE_MS,
);

test(
  'another seed measures every category',
  () => {
    expect(measured({ STRESS_SEED: '7' })).toEqual(CATEGORIES);
  },
  MINUTE_MS,
);

test('every variable of the README is part of the cache key, as the seed is', () => {
  const rows = [...copy.read('README.md').matchAll(/^\| `(?<name>[A-Z_]+)`/gm)];
  const nx = JSON.parse(copy.read('nx.json')) as { namedInputs: { measured: unknown[] } };
  expect(rows.length).toBeGreaterThan(0);
  for (const { groups } of rows) {
    expect(nx.namedInputs.measured).toContainEqual({ env: groups?.name });
  }
});

test(
  'a subject given as a path is never replayed: its content is in no hash',
  () => {
    measured({ STRESS_SUBJECT: './mine.mjs' });
    expect(measured({ STRESS_SUBJECT: './mine.mjs' })).toEqual(CATEGORIES);
  },
  MINUTE_MS,
);

test(
  'a failing test is never stored',
  () => {
    copy.edit('packages/stress-cost/src/targets.ts', (text) => `${text}\n// fails now\n`);
    copy.write('broken', '');
    expect(measured()).toEqual(['stress-cost']);
    expect(measured()).toEqual(['stress-cost']);
  },
  MINUTE_MS,
);
