import { expect, test } from '@jest/globals';
import { readCensus } from '../../src/census/snapshot-reader.js';
import { inChunks, snapshotText } from './snapshot-text.js';

const SNAPSHOT = snapshotText([
  { type: 'object', name: 'Permit', size: 32 },
  { type: 'object', name: 'Permit', size: 40 },
  { type: 'object', name: 'Gate, or "strings":[', size: 24 },
  { type: 'closure', name: 'settle', size: 64 },
  { type: 'closure', name: '', size: 56 },
  { type: 'array', name: '', size: 1_016 },
  { type: 'array', name: 'elements', size: 24 },
  { type: 'string', name: 'a text', size: 20 },
  { type: 'native', name: 'system / JSArrayBufferData', size: 4_096 },
  { type: 'code', name: 'settle', size: 500 },
  { type: 'hidden', name: 'system / Map', size: 80 },
  { type: 'number', name: 'heap number', size: 16 },
]);

test.each([1, 2, 7, 64, 1_000_000])(
  'counts every object by its group, in chunks of %i bytes; what is the engine’s own is none',
  async (bytes) => {
    const census = await readCensus(inChunks(SNAPSHOT, bytes), 'a snapshot');
    expect(Object.fromEntries(census)).toEqual({
      Permit: { objects: 2, bytes: 72 },
      'Gate, or "strings":[': { objects: 1, bytes: 24 },
      'settle()': { objects: 1, bytes: 64 },
      'anonymous()': { objects: 1, bytes: 56 },
      '(array)': { objects: 2, bytes: 1_040 },
      '(string)': { objects: 1, bytes: 20 },
      'system / JSArrayBufferData': { objects: 1, bytes: 4_096 },
    });
  },
);

test.each([1, 5, 1_000_000])(
  'what V8 copies literals from is its own, in chunks of %i bytes; what other code holds is not',
  async (bytes) => {
    const snapshot = snapshotText([
      { type: 'object', name: 'Object', size: 32 },
      { type: 'code', name: 'system / AllocationSite', size: 40, holds: [2] },
      { type: 'object', name: 'Object', size: 48 },
      { type: 'code', name: 'settle', size: 500, holds: [4, 5] },
      { type: 'object', name: 'Object', size: 64 },
      { type: 'closure', name: 'settle', size: 64, holds: [0] },
    ]);
    // Every node here holds the first one, the literal's site too.
    const census = await readCensus(inChunks(snapshot, bytes), 'a snapshot');
    expect(Object.fromEntries(census)).toEqual({
      Object: { objects: 1, bytes: 64 },
      'settle()': { objects: 1, bytes: 64 },
    });
  },
);

test.each([
  ['head', SNAPSHOT.indexOf('"nodes"')],
  ['nodes', SNAPSHOT.indexOf('"edges"') - 10],
  ['edges', SNAPSHOT.indexOf('"locations"')],
  ['strings', SNAPSHOT.length - 20],
])('a snapshot that is cut short in its %s is refused, and says so', async (part, end) => {
  const cut = readCensus(inChunks(SNAPSHOT.slice(0, end), 64), '0.heapsnapshot');
  await expect(cut).rejects.toMatchObject({
    code: 'ERR_SNAPSHOT',
    message: expect.stringMatching(new RegExp(`^0\\.heapsnapshot: .*ends in its ${part}`)),
  });
});

test('what is no snapshot is refused', async () => {
  const other = readCensus(inChunks('{"traceEvents":[],"nodes":[1,2]}', 64), 'trace.json');
  await expect(other).rejects.toMatchObject({ code: 'ERR_SNAPSHOT' });
});
