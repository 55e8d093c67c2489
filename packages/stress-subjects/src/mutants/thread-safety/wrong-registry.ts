import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import { breakerCore } from '../../breaker-core.js';
import { createSoundKeyed, mutant } from '../mutant.js';

const UNBOUNDED = 1_000_000;

export const registryKeepsAll = mutant(
  {
    name: 'registry-keeps-all',
    fault: 'breakers by key are kept for ever, however many keys there are',
    owner: 'stress-thread-safety',
    kind: 'resource',
  },
  { keyed: (options) => createSoundKeyed({ ...options, maxBreakers: UNBOUNDED }) },
);

/** Least recently used, whatever it is in the middle of. */
export const registryEvictsOpen = mutant(
  {
    name: 'registry-evicts-open',
    fault: 'for room it lets a breaker go that is open, and forgets the outage',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    keyed: ({ maxBreakers, breaker }) => {
      const kept = new Map<string, SubjectBreaker>();
      return {
        get: (key) => {
          const known = kept.get(key) ?? breakerCore.create(breaker);
          kept.delete(key);
          kept.set(key, known);
          const [oldest] = kept.keys();
          if (kept.size > maxBreakers && oldest !== undefined) kept.delete(oldest);
          return known;
        },
        size: () => kept.size,
      };
    },
  },
);
