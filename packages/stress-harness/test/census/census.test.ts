import { expect, test } from '@jest/globals';
import { bytesGrown, type Census, grownGroups, keptGroups } from '../../src/census/census.js';

/** A census of groups given as `{ name: [objects, bytes] }`. */
function census(groups: Record<string, readonly [number, number]>): Census {
  return new Map(
    Object.entries(groups).map(([group, [objects, bytes]]) => [group, { objects, bytes }]),
  );
}

test('a group that grows in every stretch is kept, by its whole growth', () => {
  const censuses = [census({ A: [5, 50] }), census({ A: [6, 60] }), census({ A: [8, 80] })];
  expect(keptGroups(censuses)).toEqual([{ group: 'A', objects: 3, bytes: 30 }]);
});

test('a group that is new, and grows, is kept', () => {
  const censuses = [census({}), census({ A: [1, 10] }), census({ A: [2, 20] })];
  expect(keptGroups(censuses)).toEqual([{ group: 'A', objects: 2, bytes: 20 }]);
});

test('what grows in one stretch only, or goes up and down, is not kept', () => {
  const censuses = [
    census({ once: [1, 10], wave: [5, 50], steady: [7, 70] }),
    census({ once: [9, 90], wave: [7, 70], steady: [7, 70] }),
    census({ once: [9, 90], wave: [6, 60], steady: [7, 70] }),
  ];
  expect(keptGroups(censuses)).toEqual([]);
});

test('the largest comes first', () => {
  const censuses = [census({ A: [0, 0], B: [0, 0] }), census({ A: [2, 16], B: [1, 900] })];
  expect(keptGroups(censuses).map(({ group }) => group)).toEqual(['B', 'A']);
});

test('one object that gets larger is no object kept, but bytes grown', () => {
  const censuses = [census({ list: [1, 100] }), census({ list: [1, 900] })];
  expect(keptGroups(censuses)).toEqual([]);
  expect(bytesGrown(censuses)).toBe(800);
  expect(grownGroups(censuses, { bytesMin: 800 })).toEqual([
    { group: 'list', objects: 0, bytes: 800 },
  ]);
  expect(grownGroups(censuses, { bytesMin: 801 })).toEqual([]);
});

test('bytes that went are set off against bytes that came', () => {
  const censuses = [census({ A: [1, 100] }), census({ B: [1, 40] })];
  expect(bytesGrown(censuses)).toBe(-60);
});
