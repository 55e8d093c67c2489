import { expect, test } from '@jest/globals';
import { MATRIX } from '../src/matrix-cell.js';

test('the matrix is full: 3 biases × 3 delays × 6 endings × 2, each once', () => {
  expect(new Set(MATRIX.map((cell) => JSON.stringify(cell))).size).toBe(3 * 3 * 6 * 2);
});
