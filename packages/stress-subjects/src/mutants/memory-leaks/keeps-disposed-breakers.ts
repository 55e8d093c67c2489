import { mutant } from '../mutant.js';

/** A registry that nothing leaves. */
const registry = new Set<unknown>();

export const keepsDisposedBreakers = mutant(
  {
    name: 'keeps-disposed-breakers',
    fault: 'keeps every breaker ever created, disposed or not',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      registry.add(sound);
      return {};
    },
  },
);
