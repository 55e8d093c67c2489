import type { Strategy } from '../../../src/explore/strategy.js';

/** A strategy that is told nothing of what the threads are about to do, so that it leaves out no run. */
export function plain(strategy: Strategy): Strategy {
  return {
    begin: () => strategy.begin(),
    choose: ({ enabled, running }) => strategy.choose({ enabled, running }),
    end: () => {
      strategy.end();
    },
    get redundant() {
      return strategy.redundant;
    },
    get coverage() {
      return strategy.coverage;
    },
  };
}
