import { mutant } from '../mutant.js';

const ONE_DAY_MS = 86_400_000;

/** One timer in a whole run, and none that the event loop would tell of. */
export const leavesUnreferencedInterval = mutant(
  {
    name: 'leaves-unreferenced-interval',
    fault: 'each breaker leaves one unreferenced interval, also when it is disposed of',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: () => {
      setInterval(() => undefined, ONE_DAY_MS).unref();
      return {};
    },
  },
);
