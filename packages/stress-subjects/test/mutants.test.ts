import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { mutants } from '../src/index.js';

const CATEGORIES = [
  'stress-extreme-load',
  'stress-memory-leaks',
  'stress-degradation',
  'stress-thread-safety',
  'stress-resource-exhaustion',
  'stress-overhead',
  'stress-cost',
];

test('no two mutants share a name', () => {
  const names = mutants.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every mutant has an owner, and says in one line what is wrong with it', () => {
  for (const { owner, fault } of mutants) {
    expect(CATEGORIES).toContain(owner);
    expect(fault).toMatch(/^\S.{9,}\S$/);
  }
});

test('there are mutants of every kind', () => {
  const kinds = ['state', 'counting', 'timing', 'leak', 'race', 'resource', 'overhead', 'cost'];
  expect([...new Set(mutants.map(({ kind }) => kind))].sort()).toEqual(kinds.sort());
});

describe.each(CATEGORIES)('%s', (category) => {
  const owned = mutants.filter(({ owner }) => owner === category).map(({ name }) => name);
  const file = join(process.cwd(), '..', category, 'stress', 'detection.stress.ts');
  const detection = readFileSync(file, 'utf8');

  test('owns two mutants or more', () => {
    expect(owned.length).toBeGreaterThanOrEqual(2);
  });

  test('puts each of its mutants to the test', () => {
    expect(owned.filter((name) => !detection.includes(`'${name}'`))).toEqual([]);
  });
});
