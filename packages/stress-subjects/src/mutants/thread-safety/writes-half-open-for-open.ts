import type { SubjectState } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

const written = (state: SubjectState): SubjectState => (state === 'open' ? 'half-open' : state);

export const writesHalfOpenForOpen = mutant(
  {
    name: 'writes-half-open-for-open',
    fault: 'where it opens it writes down half-open',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    breaker: (sound) => ({
      state: () => written(sound.state()),
      onTransition: (listener) => {
        sound.onTransition?.(({ from, to }) => {
          listener({ from: written(from), to: written(to) });
        });
      },
    }),
  },
);
