import { callText, mayAnswer, type Model, type Operation } from '../../src/history/index.js';
import { answered } from './calls.js';

const QUEUE = { enqueue: 0, dequeue: 1 } as const;

type Moments = readonly [number, number];

export const enqueue = (argument: number, at: Moments): Operation =>
  answered({ code: QUEUE.enqueue, argument }, at);

export const dequeue = (result: number, at: Moments): Operation =>
  answered({ code: QUEUE.dequeue }, at, result);

/** First in, first out; nothing can be taken out of an empty one. */
export function queueModel(): Model<readonly number[]> {
  return {
    init: () => [],
    step: (items, operation) => {
      if (operation.code === QUEUE.enqueue) return [...items, operation.argument];
      const [first, ...rest] = items;
      return first !== undefined && mayAnswer(operation, first) ? rest : undefined;
    },
    key: (items) => items.join(),
    describe: (operation) => callText(`operation ${operation.code}`, { given: [], operation }),
  };
}
