import { expect, test } from '@jest/globals';
import { tableText } from '../../src/report/table-text.js';

test('columns are as wide as their widest cell, figures are rounded, and a gap is a dash', () => {
  const rows = [
    { load: 0.25, offeredPerSec: 503.1234, p99Ms: 0.0123456 },
    { load: 2, offeredPerSec: 4_025.9, p99Ms: NaN },
  ];
  expect(tableText({ title: 'a curve', rows })).toEqual([
    'a curve',
    'load  offeredPerSec   p99Ms',
    '0.25            503  0.0123',
    '   2        4,025.9       –',
  ]);
});

test('a table without rows is its title', () => {
  expect(tableText({ title: 'nothing', rows: [] })).toEqual(['nothing', '']);
});
