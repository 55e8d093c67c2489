import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { HeapReadings } from '../../src/census/heap-readings.js';
import { liveObjects } from '../../src/census/live-objects.js';

/** Readings of so many objects each, with as many bytes. */
function readingsOf(...counts: readonly number[]): HeapReadings {
  const readings = new HeapReadings({ most: counts.length });
  for (const objects of counts) {
    readings.add({ objects, heapBytes: objects * 8, externalBytes: 0 });
  }
  return readings;
}

test('what grows in every stretch is kept, by its whole growth', () => {
  expect(readingsOf(100, 101, 105).kept('objects')).toBe(5);
});

test.each([
  ['is created once', [100, 140, 140]],
  ['goes up and down', [100, 140, 120]],
  ['is let go', [100, 90, 80]],
])('what %s is not kept', (_how, counts) => {
  expect(readingsOf(...counts).kept('objects')).toBe(0);
});

test.each([
  ['stays as it is', [100, 100, 100]],
  ['was created once', [100, 140, 140, 140]],
  ['was seen once', [100, 140, 100, 100, 100]],
])('what %s has settled', (_how, counts) => {
  expect(readingsOf(...counts).isSettled('objects')).toBe(true);
});

test.each([
  ['two readings', [100, 100]],
  ['a leak of two behind a first reading that is ten too high', [110, 102, 104]],
  ['a leak of two behind a reading in between', [100, 112, 104]],
  ['a leak of two behind a first reading that is just two too high', [102, 102, 104]],
  ['what is let go', [100, 90, 80]],
])('%s have not settled', (_what, counts) => {
  expect(readingsOf(...counts).isSettled('objects')).toBe(false);
});

test('one reading compares with nothing', () => {
  expect(readingsOf(100).kept('objects')).toBeNaN();
});

test('growth is last less first, whatever lies between', () => {
  expect(readingsOf(100, 900, 101).growth('heapBytes')).toBe(8);
});

test('inside Jest, where every count is 0, counting is refused', () => {
  expect(() => liveObjects()).toThrow(expect.objectContaining({ code: 'ERR_NO_CENSUS' }));
});

/** In a process of its own: what two stretches keep that run these statements. */
function keptBy(statements: string): unknown {
  const program = `
    import { HeapReadings } from './dist/census/heap-readings.js';
    class Kept { number = 1; }
    globalThis.kept = [];
    const readings = new HeapReadings({ most: 4 });
    for (let i = 0; i < 4; i++) {
      for (let call = 0; call < 1_000; call++) { ${statements} }
      await readings.take();
    }
    process.stdout.write(JSON.stringify({
      objects: readings.kept('objects'), external: readings.kept('externalBytes'),
    }));`;
  const args = ['--expose-gc', '--no-warnings', '--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('in a process of its own', () => {
  test('one object kept in each of three stretches is found', () => {
    expect(keptBy('if (call === 0) kept.push(new Kept());')).toEqual({ objects: 3, external: 0 });
  });

  test('bytes outside of the heap are found to the last', () => {
    const found = keptBy('if (call === 0) kept.push(new ArrayBuffer(4_096));');
    expect(found).toEqual({ objects: 3, external: 3 * 4_096 });
  });

  test('what is let go is not found', () => {
    expect(keptBy('new Kept(); new ArrayBuffer(64);')).toEqual({ objects: 0, external: 0 });
  });
});
