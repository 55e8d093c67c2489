import { type SharedBreakerHandle, SharedCircuitBreaker } from '@breaker-lab/breaker-core';
import {
  partsOf,
  readSharedThreadOptions,
  sharedBreakerOf,
  SharedCore,
  type SharedParts,
} from '@breaker-lab/breaker-core/shared-parts';
import type { BreakerSubject, SubjectSharedClock } from '@breaker-lab/stress-harness';
import { clockOption } from '../../core-options.js';
import { sharedOptions, sharedSubject } from '../../core-shared.js';
import { type Mutant, mutant } from '../mutant.js';

/** Puts parts in the place of those that a thread sees a shared breaker through. */
export type PartsFor = (handle: SharedBreakerHandle, sound: SharedParts) => Partial<SharedParts>;

/** A mutant whose shared breaker has one other part, in every thread. */
export function sharedMutant(
  identity: { readonly name: string; readonly fault: string },
  partsFor: PartsFor,
): Mutant {
  return mutant(
    { ...identity, owner: 'stress-thread-safety' },
    { shared: sharedWith((handle, clock) => brokenBreaker(handle, { clock, partsFor })) },
  );
}

/** Made soundly, and seen from every thread as `seen` gives it. */
export function sharedWith(
  seen: (handle: SharedBreakerHandle, clock?: SubjectSharedClock) => SharedCircuitBreaker,
): NonNullable<BreakerSubject['shared']> {
  return {
    create: (options, clock) => {
      const thread = clockOption(clock?.nowMs);
      const { handle } = SharedCircuitBreaker.create(sharedOptions(options), thread);
      return sharedSubject(seen(handle, clock));
    },
    attach: (handle, clock) => sharedSubject(seen(handle as SharedBreakerHandle, clock)),
  };
}

function brokenBreaker(
  handle: SharedBreakerHandle,
  { clock, partsFor }: { clock: SubjectSharedClock | undefined; partsFor: PartsFor },
): SharedCircuitBreaker {
  const { options: settings } = handle;
  const sound = partsOf(handle);
  const parts = { ...sound, ...partsFor(handle, sound) };
  const thread = readSharedThreadOptions(clockOption(clock?.nowMs));
  return sharedBreakerOf(handle, new SharedCore(parts, { settings, thread }));
}
