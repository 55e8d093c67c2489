import fc from 'fast-check';
import type { Model, Operation } from '../../src/history/index.js';
import { answered, unanswered } from './calls.js';
import { REGISTER } from '../../src/history/index.js';

const call = fc.oneof(
  fc.record({
    code: fc.constant(REGISTER.read),
    result: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    code: fc.constant(REGISTER.write),
    argument: fc.integer({ min: 1, max: 2 }),
    result: fc.constant(NaN),
  }),
  fc.record({
    code: fc.constant(REGISTER.compareAndSet),
    argument: fc.integer({ min: 0, max: 2 }),
    secondArgument: fc.integer({ min: 0, max: 2 }),
    result: fc.integer({ min: 0, max: 1 }),
  }),
);

/** Up to five calls to one register, at eight moments: many overlap or touch; some never answer. */
export const smallHistory: fc.Arbitrary<Operation[]> = fc.array(
  fc
    .record({
      call,
      startedAt: fc.integer({ min: 1, max: 8 }),
      lasts: fc.integer({ min: 0, max: 4 }),
      answers: fc.integer({ min: 0, max: 5 }).map((draw) => draw > 0),
    })
    .map(({ call: { result, ...called }, startedAt, lasts, answers }) =>
      answers
        ? answered(called, [startedAt, startedAt + lasts], result)
        : unanswered(called, startedAt),
    ),
  { maxLength: 5 },
);

/** Whether an order exists, by trying every order of every subset that has all answered calls. */
export function hasOrder<S>(history: readonly Operation[], model: Model<S>): boolean {
  const extend = (state: S, left: readonly Operation[]): boolean =>
    left.every(({ kind }) => kind === 'pending') ||
    left.some((next) => {
      const others = left.filter((other) => other !== next);
      const isTooEarly = others.some((other) => precedes(other, next));
      const after = isTooEarly ? undefined : model.step(state, next);
      return after !== undefined && extend(after, others);
    });
  return extend(model.init(), history);
}

function precedes(one: Operation, other: Operation): boolean {
  return one.kind === 'completed' && one.endedAt < other.startedAt;
}

/** What was known of a history when the given call answered. */
export function cutAt(history: readonly Operation[], moment: number): Operation[] {
  return history
    .filter(({ startedAt }) => startedAt <= moment)
    .map((operation) =>
      operation.kind === 'completed' && operation.endedAt > moment
        ? unanswered(operation, operation.startedAt)
        : operation,
    );
}
