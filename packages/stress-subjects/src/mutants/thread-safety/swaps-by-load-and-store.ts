import type { SubjectSharedBreaker } from '@breaker-lab/stress-harness';
import { coreShared } from '../../core-shared.js';
import { mutant } from '../mutant.js';

/** What compare-and-exchange does, but not at once. */
const loadAndStore = (words: Int32Array, at: number, expected: number, next: number): number => {
  const seen = Atomics.load(words, at);
  if (seen === expected) Atomics.store(words, at, next);
  return seen;
};

/** Two threads that swap at once may both succeed. */
export const swapsByLoadAndStore = mutant(
  {
    name: 'swaps-by-load-and-store',
    fault: 'a shared breaker loads, compares and stores where it should compare and exchange',
    owner: 'stress-thread-safety',
  },
  {
    shared: {
      create: (options, clock) => careless(coreShared.create(options, clock)),
      attach: (handle, clock) => careless(coreShared.attach(handle, clock)),
    },
  },
);

function careless(sound: SubjectSharedBreaker): SubjectSharedBreaker {
  return {
    ...sound,
    acquire: () => {
      const permit = carelessly(() => sound.acquire());
      return (
        permit && {
          succeed: () => {
            carelessly(() => {
              permit.succeed();
            });
          },
          fail: () => {
            carelessly(() => {
              permit.fail();
            });
          },
        }
      );
    },
  };
}

function carelessly<T>(work: () => T): T {
  const { compareExchange } = Atomics;
  Atomics.compareExchange = loadAndStore as typeof compareExchange;
  try {
    return work();
  } finally {
    Atomics.compareExchange = compareExchange;
  }
}
