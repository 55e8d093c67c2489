import { expect, test } from '@jest/globals';
import { MemoryMap } from '../../../src/explore/threads/memory-map.js';
import { sharedAreasOf } from '../../../src/explore/threads/shared-areas.js';

function mapOf(shared: unknown): MemoryMap {
  return new MemoryMap(sharedAreasOf(shared));
}

const word = (byte: number, { buffer = 0, bits = 32 } = {}) => ({
  buffer,
  byte,
  bits,
  big: bits === 64,
});

test('elements are named by the array they lie in, wherever it stands', () => {
  const memory = new SharedArrayBuffer(32);
  const map = mapOf({
    state: { head: new Int32Array(memory, 8, 2) },
    slots: [new Int32Array(new SharedArrayBuffer(4))],
    memory,
  });
  const labels = [word(12), word(20), word(24, { bits: 64 }), word(0, { buffer: 1 })].map(
    (place) => map.locate(place).label,
  );
  expect(labels).toEqual(['state.head[1]', 'state.head[5]', 'state.head[3]:64', 'slots.0[0]']);
});

test('shared memory that is the whole value is called memory', () => {
  const map = mapOf(new Int32Array(new SharedArrayBuffer(8)));
  expect(map.locate(word(4)).label).toBe('memory[1]');
});

test('elements of one width are cells of their own', () => {
  const map = mapOf(new SharedArrayBuffer(8));
  expect(map.locate(word(0)).cell).not.toBe(map.locate(word(4)).cell);
  expect(map.mixed).toBe(false);
});

test('elements that overlap share a cell, and it is told that they do', () => {
  const map = mapOf(new SharedArrayBuffer(8));
  map.locate(word(4));
  const wide = map.locate(word(0, { bits: 64 }));
  expect(map.locate(word(4)).cell).toBe(wide.cell);
  expect(map.mixed).toBe(true);
});
