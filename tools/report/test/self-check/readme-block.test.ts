import { expect, test } from '@jest/globals';
import { markdownTable } from '../../src/markdown-table.js';
import { withBlock } from '../../src/self-check/readme-block.js';

const BEGIN = '<!-- self-check:begin -->';
const END = '<!-- self-check:end -->';

test('the block between the marks is replaced, and nothing else', () => {
  const readme = `before\n\n${BEGIN}\n\nold\n\n${END}\n\nafter\n`;
  expect(withBlock(readme, 'new')).toBe(`before\n\n${BEGIN}\n\nnew\n\n${END}\n\nafter\n`);
  expect(withBlock(withBlock(readme, 'new'), 'newer')).toContain(`\n\nnewer\n\n${END}`);
});

test.each(['no marks', `only ${BEGIN}`, `${END} the wrong way round ${BEGIN}`])(
  'a page without both marks is refused: %s',
  (readme) => {
    expect(() => withBlock(readme, 'new')).toThrow('README.md has no lines');
  },
);

test('a table is padded to its widest cells', () => {
  expect(
    markdownTable([
      ['a', 'b'],
      ['wide', '1'],
    ]),
  ).toBe('| a    | b   |\n| ---- | --- |\n| wide | 1   |');
});
