import { BreakerRegistry, type BreakerRegistryOptions } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';

/** Three breakers at most; each opens at its first failure. */
export function registryScene(options: BreakerRegistryOptions = {}): {
  registry: BreakerRegistry;
  clock: ManualClock;
} {
  const clock = new ManualClock();
  const registry = new BreakerRegistry({
    maxBreakers: 3,
    clock,
    optionsFor: (name) => ({ name, clock, trip: { kind: 'consecutive-failures', failures: 1 } }),
    ...options,
  });
  return { registry, clock };
}

/** In the order of their last use. */
export const keysOf = (registry: BreakerRegistry): string =>
  [...registry.entries()].map(([key]) => key).join(' ');

/** Uses keys, in this order. */
export const getAll = (registry: BreakerRegistry, keys: string): void => {
  for (const key of keys.split(' ')) registry.get(key);
};
