import { mutant } from '../mutant.js';

export const timeoutAbortsSiblings = mutant(
  {
    name: 'timeout-aborts-siblings',
    fault: 'the timeout of one call aborts all that are in flight',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    breaker: (sound, { timeoutMs }) => {
      if (timeoutMs === undefined) return {};
      const inFlight = new Set<AbortController>();
      return {
        executeAbortable: (fn, given) => {
          if (sound.executeAbortable === undefined) throw new TypeError('no call can be given up');
          return sound.executeAbortable(async (signal) => {
            const own = new AbortController();
            inFlight.add(own);
            signal.addEventListener('abort', () => {
              for (const any of inFlight) any.abort();
            });
            try {
              return await fn(own.signal);
            } finally {
              inFlight.delete(own);
            }
          }, given);
        },
      };
    },
  },
);
