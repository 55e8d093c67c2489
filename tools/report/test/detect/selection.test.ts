import { expect, test } from '@jest/globals';
import { select } from '../../src/detect/selection.js';
import { mutantOf } from './trials.js';

const known = {
  mutants: [mutantOf('a'), mutantOf('b'), mutantOf('c', 'stress-overhead')],
  categories: ['stress-cost', 'stress-overhead'],
};

test.each([
  [{ names: [], all: false }, 'abc', ['stress-cost', 'stress-overhead']],
  [{ names: ['stress-cost'], all: false }, 'ab', ['stress-cost']],
  [{ names: ['c'], all: false }, 'c', ['stress-overhead']],
  [{ names: ['b', 'stress-overhead'], all: false }, 'bc', ['stress-cost', 'stress-overhead']],
  [{ names: [], all: true }, 'abc', ['stress-cost', 'stress-overhead']],
  [{ names: ['c'], all: true }, 'c', ['stress-cost', 'stress-overhead']],
  [{ names: ['c', 'stress-cost'], all: true }, 'c', ['stress-cost']],
])('%j asks for mutants %s of %j', (asked, mutants, categories) => {
  const selection = select(known, asked);
  expect(selection.mutants.map(({ name }) => name).join('')).toBe(mutants);
  expect(selection.categories).toEqual(categories);
});

test('a name that is neither a category nor a mutant is refused', () => {
  expect(() => select(known, { names: ['a', 'stress-cots'], all: false })).toThrow(
    'neither a category nor a mutant: "stress-cots"; categories: stress-cost, stress-overhead',
  );
});
