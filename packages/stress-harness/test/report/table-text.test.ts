import { expect, test } from '@jest/globals';
import { tableText } from '../../src/report/table-text.js';

test('columns are as wide as their widest cell, figures are rounded, and a gap is a dash', () => {
  const rows = [
    { load: 'a quarter', offeredPerSec: 503.1234, p99Ms: 0.0123456 },
    { load: 'twice', offeredPerSec: 4_025.9, p99Ms: NaN },
  ];
  expect(tableText({ title: 'a curve', rows })).toEqual([
    'a curve',
    '     load  offeredPerSec   p99Ms',
    'a quarter            503  0.0123',
    '    twice        4,025.9       –',
  ]);
});

test('a table without rows is its title', () => {
  expect(tableText({ title: 'nothing', rows: [] })).toEqual(['nothing', '']);
});
