import { loadSubject } from '@breaker-lab/stress-harness';
import { expect, test } from '@jest/globals';
import { mutants, subjects } from '../src/index.js';

/** The registry as a lab process finds it: in the built package. */
const load = (subject: string) =>
  loadSubject({
    subject,
    registry: '@breaker-lab/stress-subjects',
    from: process.cwd(),
    invokedFrom: process.cwd(),
  });

test('breaker-core, passthrough, three other libraries and every mutant are known by name', () => {
  expect(Object.keys(subjects).sort()).toEqual(
    [
      'breaker-core',
      'passthrough',
      'opossum',
      'cockatiel',
      'mollitia',
      ...mutants.map(({ name }) => name),
    ].sort(),
  );
});

test.each(Object.keys(subjects))('%s has every method its capabilities promise', async (name) => {
  await expect(load(name)).resolves.toMatchObject({ name });
});
