import type { SubjectRegistry } from '@breaker-lab/stress-harness';
import { breakerCore } from './breaker-core.js';
import { passthrough } from './passthrough.js';

/** What `STRESS_SUBJECT` knows by name, the mutants apart. */
export const subjects: SubjectRegistry = {
  'breaker-core': () => Promise.resolve(breakerCore),
  passthrough: () => Promise.resolve(passthrough),
  opossum: async () => (await import('./peers/opossum.js')).opossum,
  cockatiel: async () => (await import('./peers/cockatiel.js')).cockatiel,
  mollitia: async () => (await import('./peers/mollitia.js')).mollitia,
};

/** The mutants: a hundred files, which only those lab processes and threads read that need one. */
export async function more(): Promise<SubjectRegistry> {
  const { mutants } = await import('./mutants/index.js');
  return Object.fromEntries(
    mutants.map(({ name, subject }) => [name, () => Promise.resolve(subject)]),
  );
}
