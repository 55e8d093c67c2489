import {
  type CompletedOperation,
  type Invocation,
  type PendingOperation,
  UNTOLD,
} from '../../src/history/index.js';

/** A call as a test writes it; what it leaves out is 0. */
export type Written = Partial<Omit<Invocation, 'startedAt'>> & { readonly code: number };

/** A call that lasted from one moment to another and answered. */
export function answered(
  call: Written,
  [startedAt, endedAt]: readonly [number, number],
  result = UNTOLD,
): CompletedOperation {
  return { kind: 'completed', ...invocation(call, startedAt), endedAt, result };
}

/** A call that has not answered. */
export function unanswered(call: Written, startedAt: number): PendingOperation {
  return { kind: 'pending', ...invocation(call, startedAt) };
}

function invocation(call: Written, startedAt: number): Invocation {
  const { thread = 0, object = 0, code, argument = 0, secondArgument = 0 } = call;
  return { thread, object, code, argument, secondArgument, startedAt };
}
