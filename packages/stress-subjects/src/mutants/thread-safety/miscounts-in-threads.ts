import { isMainThread } from 'node:worker_threads';
import { mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

export const miscountsInThreads = mutant(
  {
    name: 'miscounts-in-threads',
    fault: 'in a worker thread its first success is not counted',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => ({
      counts: () => {
        const counts = countsOf(sound);
        const uncounted = isMainThread ? 0 : Math.min(1, counts.succeeded);
        return { ...counts, succeeded: counts.succeeded - uncounted };
      },
    }),
  },
);
