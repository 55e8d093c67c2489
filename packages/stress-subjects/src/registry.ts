import type { SubjectRegistry } from '@breaker-lab/stress-harness';
import { breakerCore } from './breaker-core.js';
import type { Mutant } from './mutants/mutant.js';
import { passthrough } from './passthrough.js';

/** What `STRESS_SUBJECT` knows by name, the mutants apart. */
export const subjects: SubjectRegistry = {
  'breaker-core': () => Promise.resolve(breakerCore),
  passthrough: () => Promise.resolve(passthrough),
  opossum: async () => (await import('./peers/opossum.js')).opossum,
  cockatiel: async () => (await import('./peers/cockatiel.js')).cockatiel,
  mollitia: async () => (await import('./peers/mollitia.js')).mollitia,
};

/** All mutants: more than a hundred files, read by those lab processes and threads that need one. */
export async function mutants(): Promise<readonly Mutant[]> {
  const module = await import('./mutants/index.js');
  return module.mutants;
}

/** The mutants, as what `STRESS_SUBJECT` knows besides. */
export async function more(): Promise<SubjectRegistry> {
  const all = await mutants();
  return Object.fromEntries(all.map(({ name, subject }) => [name, () => Promise.resolve(subject)]));
}
