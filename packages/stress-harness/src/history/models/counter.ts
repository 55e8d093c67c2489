import { callText, type Model } from '../model.js';
import { mayAnswer } from '../operation.js';

/** Operations of a counter. `add` takes what it adds and answers what was there before, as `Atomics.add`. */
export const COUNTER = { add: 0, read: 1 } as const;

/** A sum that begins with 0. */
export function counterModel(): Model<number> {
  return {
    init: () => 0,
    step: (sum, operation) => {
      if (!mayAnswer(operation, sum)) return undefined;
      switch (operation.code) {
        case COUNTER.add:
          return sum + operation.argument;
        case COUNTER.read:
          return sum;
        default:
          return undefined;
      }
    },
    key: (sum) => sum,
    describe: (operation) =>
      operation.code === COUNTER.add
        ? callText('add', { given: [operation.argument], operation })
        : callText('read', { given: [], operation }),
  };
}
