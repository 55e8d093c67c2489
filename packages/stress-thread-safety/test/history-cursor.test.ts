import { expect, test } from '@jest/globals';
import { HistoryCursor } from '../src/history-cursor.js';

const OPERATIONS = 21;

test('those who ask by turns get each operation once, each in ascending order', () => {
  const cursors = [new HistoryCursor()];
  cursors.push(new HistoryCursor(cursors[0]?.memory));
  const dealt: number[][] = [[], []];
  const deal = (to: number): void => {
    cursors[to]?.forEach(OPERATIONS, (number) => {
      dealt[to]?.push(number);
      // The other one asks in the middle of it, once.
      if (number === 2) deal(1 - to);
    });
  };
  deal(0);
  const [one = [], other = []] = dealt;
  expect(other).not.toEqual([]);
  for (const numbers of dealt) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect([...one, ...other].sort((a, b) => a - b)).toEqual([...Array(OPERATIONS).keys()]);
});
