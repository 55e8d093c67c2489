import { loadSubject } from '@breaker-lab/stress-harness';
import { expect, test } from '@jest/globals';
import { mutants } from '../src/index.js';
import { more, subjects } from '../src/registry.js';

/** The registry as a lab process finds it: in the built package. */
const load = (subject: string) =>
  loadSubject({
    subject,
    registry: '@breaker-lab/stress-subjects/registry',
    from: process.cwd(),
    invokedFrom: process.cwd(),
  });

const mutantNames = mutants.map(({ name }) => name);

test('breaker-core, passthrough, three other libraries and every mutant are known by name', async () => {
  expect(Object.keys(subjects).sort()).toEqual(
    ['breaker-core', 'passthrough', 'opossum', 'cockatiel', 'mollitia'].sort(),
  );
  expect(Object.keys(await more())).toEqual(mutantNames);
});

test.each([...Object.keys(subjects), ...mutantNames])(
  '%s has every method its capabilities promise',
  async (name) => {
    await expect(load(name)).resolves.toMatchObject({ name });
  },
);
