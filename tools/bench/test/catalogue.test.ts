import { expect, test } from '@jest/globals';
import { PATHS } from '../src/catalogue.js';

test('no two rows share a name', () => {
  const ids = PATHS.flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('what the clock measures is taken over seven processes, three when quick', () => {
  const sampled = PATHS.filter(({ columns }) => columns === 'side by side');
  for (const { processes } of sampled) expect(processes).toEqual({ quick: 3, full: 7 });
});
