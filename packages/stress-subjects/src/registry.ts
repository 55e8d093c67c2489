import type { SubjectRegistry } from '@breaker-lab/stress-harness';
import { breakerCore } from './breaker-core.js';
import { mutants } from './mutants/index.js';
import { passthrough } from './passthrough.js';

/** Every subject that `STRESS_SUBJECT` knows by name. */
export const subjects: SubjectRegistry = {
  'breaker-core': () => Promise.resolve(breakerCore),
  passthrough: () => Promise.resolve(passthrough),
  opossum: async () => (await import('./peers/opossum.js')).opossum,
  cockatiel: async () => (await import('./peers/cockatiel.js')).cockatiel,
  mollitia: async () => (await import('./peers/mollitia.js')).mollitia,
  ...Object.fromEntries(mutants.map(({ name, subject }) => [name, () => Promise.resolve(subject)])),
};
