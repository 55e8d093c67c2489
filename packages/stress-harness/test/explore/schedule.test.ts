import { expect, test } from '@jest/globals';
import {
  decodeSchedule,
  encodeSchedule,
  exhaustive,
  indexOfRank,
  rankOfIndex,
  replay,
} from '../../src/explore/index.js';
import { unknown, walkAll } from './strategy/walk.js';

test.each([[[]], [[1]], [[0, 0, 0, 1]], [[2, 0, 35, 36, 1, 0, 0, 100]]])(
  'choices %j come back from their string',
  (choices) => {
    const schedule = { seed: 4_294_967_295, choices };
    expect(decodeSchedule(encodeSchedule(schedule))).toEqual(schedule);
  },
);

test('a schedule is short, and needs no quoting', () => {
  const choices = [...Array<number>(500).fill(0), 1, 0, 0, 2];
  expect(encodeSchedule({ seed: 20_260_101, choices })).toMatch(/^x1\.c28sl\.dw-2_2\.[\da-z]{4}$/);
});

test('any one character changed or lost is noticed', () => {
  const text = encodeSchedule({ seed: 12, choices: [0, 0, 1, 2, 0, 3] });
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === '1' ? '2' : '1';
    for (const damaged of [
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + other + text.slice(at + 1),
    ]) {
      expect(() => decodeSchedule(damaged)).toThrow(
        expect.objectContaining({ code: 'ERR_SCHEDULE' }),
      );
    }
  }
});

test.each(['', 'x2.1.1.abcd', 'abc', 'x1', 'x1...'])('"%s" is no schedule', (text) => {
  expect(() => decodeSchedule(text)).toThrow(expect.objectContaining({ code: 'ERR_SCHEDULE' }));
});

test('a rank is 0 for whoever runs, and each index has one', () => {
  const point = { enabled: ['a', 'b', 'c'], running: 'b' };
  expect([0, 1, 2].map((index) => rankOfIndex(point, index))).toEqual([1, 0, 2]);
  expect([0, 1, 2].map((rank) => indexOfRank(point, rank))).toEqual([1, 0, 2]);
  expect(indexOfRank(point, 3)).toBeUndefined();
  const nobody = { enabled: ['a', 'b'], running: undefined };
  expect([0, 1].map((index) => rankOfIndex(nobody, index))).toEqual([0, 1]);
});

test('a replay walks its choices, then lets everybody go on as long as they can', () => {
  const programs = { a: unknown(2), b: unknown(2) };
  expect(walkAll(replay([1, 1]), programs)).toEqual(['baab']);
  expect(walkAll(replay([]), programs)).toEqual(['aabb']);
});

test('a point at which only one can go on uses up no choice', () => {
  const strategy = replay([1]);
  strategy.begin();
  expect(strategy.choose({ enabled: ['a'], running: 'a' })).toBe(0);
  expect(strategy.choose({ enabled: ['a', 'b'], running: 'a' })).toBe(1);
});

test('a replay against other code is noticed when a choice does not fit', () => {
  expect(() => walkAll(replay([0, 2]), { a: unknown(2), b: unknown(2) })).toThrow(
    expect.objectContaining({ code: 'ERR_DIVERGED' }),
  );
});

test('the first schedule of an exhaustive walk is the one without choices', () => {
  const programs = { a: unknown(2), b: unknown(2) };
  expect(walkAll(exhaustive({ runsMax: 1 }), programs)).toEqual(walkAll(replay([]), programs));
});
