import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { doubled, TupleIndex } from '../../../../src/explore/threads/learned/tuple-index.js';

const WIDTH = 3;
/** Small numbers, so that tuples come again, and some large ones. */
const element = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.integer());
const tuples = fc.array(fc.array(element, { minLength: WIDTH, maxLength: WIDTH }), {
  minLength: 1,
  maxLength: 200,
});

function numbersOf(index: TupleIndex, seen: readonly (readonly number[])[]): readonly number[] {
  return seen.map((tuple) => index.numberOf(Int32Array.from(tuple)));
}

test('numbers are those of a map that numbers texts', () => {
  fc.assert(
    fc.property(tuples, (seen) => {
      const known = new Map<string, number>();
      for (const tuple of seen) {
        const text = tuple.join();
        if (!known.has(text)) known.set(text, known.size);
      }
      const index = new TupleIndex(WIDTH);
      expect(numbersOf(index, seen)).toEqual(seen.map((tuple) => known.get(tuple.join())));
      expect(index.size).toBe(known.size);
    }),
  );
});

test('far more of them than there is room for at first are all found again', () => {
  const index = new TupleIndex(2);
  const pair = (number: number): Int32Array => Int32Array.of(number % 7, Math.floor(number / 7));
  for (let number = 0; number < 100_000; number++) {
    if (index.numberOf(pair(number)) !== number) throw new Error(`${number} is not new`);
  }
  for (let number = 0; number < 100_000; number++) {
    if (index.numberOf(pair(number)) !== number) throw new Error(`${number} was not found again`);
  }
  expect(index.size).toBe(100_000);
});

test('what was numbered keeps its number when all get longer, and what they hold can be read', () => {
  fc.assert(
    fc.property(tuples, (seen) => {
      const index = new TupleIndex(WIDTH);
      const before = numbersOf(index, seen);
      index.widen();
      expect(
        numbersOf(
          index,
          seen.map((tuple) => [...tuple, 0]),
        ),
      ).toEqual(before);
      expect(index.numberOf(Int32Array.of(0, 0, 0, 1))).toBe(index.size - 1);
      const read = new Int32Array(WIDTH + 1);
      seen.forEach((tuple, at) => {
        index.read(before[at] ?? NaN, read);
        expect([...read]).toEqual([...tuple, 0]);
        expect(index.at(before[at] ?? NaN, 1)).toBe(tuple[1]);
      });
    }),
  );
});

test('there is one tuple of no elements, and it gets longer like any other', () => {
  const index = new TupleIndex(0);
  expect(index.numberOf(new Int32Array(0))).toBe(0);
  expect(index.numberOf(new Int32Array(0))).toBe(0);
  index.widen();
  expect(index.numberOf(Int32Array.of(0))).toBe(0);
  expect(index.numberOf(Int32Array.of(5))).toBe(1);
});

test('an array of twice the length begins with the same', () => {
  expect(doubled(Int32Array.of(1, 2))).toEqual(Int32Array.of(1, 2, 0, 0));
  expect(doubled(Float64Array.of(NaN, 0.5))).toEqual(Float64Array.of(NaN, 0.5, 0, 0));
});
