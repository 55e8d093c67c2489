import { callText, type Model } from '../model.js';
import { mayAnswer } from '../operation.js';

/** Operations of a register. `compareAndSet` takes what it expects and what it sets; it answers 1 or 0. */
export const REGISTER = { read: 0, write: 1, compareAndSet: 2 } as const;

/** One number that is read, written, and compared and set. */
export function registerModel({ initial = 0 }: { initial?: number } = {}): Model<number> {
  return {
    init: () => initial,
    step: (value, operation) => {
      const { argument, secondArgument } = operation;
      switch (operation.code) {
        case REGISTER.read:
          return mayAnswer(operation, value) ? value : undefined;
        case REGISTER.write:
          return argument;
        case REGISTER.compareAndSet: {
          const isExpected = value === argument;
          if (!mayAnswer(operation, isExpected ? 1 : 0)) return undefined;
          return isExpected ? secondArgument : value;
        }
        default:
          return undefined;
      }
    },
    key: (value) => value,
    describe: (operation) => {
      const { argument, secondArgument } = operation;
      switch (operation.code) {
        case REGISTER.read:
          return callText('read', { given: [], operation });
        case REGISTER.write:
          return callText('write', { given: [argument], operation });
        default:
          return callText('compareAndSet', { given: [argument, secondArgument], operation });
      }
    },
  };
}
