import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

/** By open duration, so that a scenario does not get the breaker that checked the subject. */
const shared = new Map<number, SubjectBreaker>();

/** As a module-level variable would make it. */
export const sharesOneState = mutant(
  {
    name: 'shares-one-state',
    fault: 'all breakers of a process are one: an outage of one upstream cuts off the others',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound, { openDurationMs }) => {
      const one = shared.get(openDurationMs) ?? sound;
      shared.set(openDurationMs, one);
      // Nobody disposes of what the others use.
      return { ...one, dispose: () => undefined };
    },
  },
);
