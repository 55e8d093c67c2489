import { expect, test } from '@jest/globals';
import { instructionsIn } from '../src/instruction-count.js';

test('the count is read with its commas', () => {
  const text = '==7== Command: node x.js\n==7== \n==7== I   refs:      1,016,582,514\n';
  expect(instructionsIn(text)).toBe(1_016_582_514);
});

test('a run that said none has none', () => {
  expect(instructionsIn('==7== Process terminating with default action of signal 9')).toBeNaN();
});
