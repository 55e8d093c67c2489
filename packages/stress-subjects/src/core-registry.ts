import { BreakerRegistry } from '@breaker-lab/breaker-core';
import type { SubjectBreakerRegistry, SubjectRegistryOptions } from '@breaker-lab/stress-harness';
import { clockOption, coreOptions } from './core-options.js';
import { hasCode } from './error-code.js';

/** This workspace's own breakers by key. */
export function createCoreRegistry({
  maxBreakers,
  ...options
}: SubjectRegistryOptions): SubjectBreakerRegistry {
  const registry = new BreakerRegistry({
    maxBreakers,
    optionsFor: (key) => ({ name: key, ...coreOptions(options) }),
    ...clockOption(options.nowMs),
  });
  return {
    execute: (key, fn) => registry.get(key).execute(fn),
    isRejection: (error) => hasCode(error, 'ERR_CIRCUIT_OPEN'),
    size: () => registry.size,
    dispose: () => {
      registry.dispose();
    },
  };
}
