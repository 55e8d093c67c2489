/** What every operation of a history has, answered or not. */
export interface Invocation {
  /** Who called, from 0. */
  readonly thread: number;
  /** What was called: operations of different objects are judged apart. An integer. */
  readonly object: number;
  /** Which operation it was, in the numbers of its model. An integer. */
  readonly code: number;
  /** 0 where the operation takes none. */
  readonly argument: number;
  /** 0 where the operation takes one or none. */
  readonly secondArgument: number;
  /** When it was called; unit and zero are the history's own, the same for all threads. */
  readonly startedAt: number;
}

/** An operation that was answered. */
export interface CompletedOperation extends Invocation {
  readonly kind: 'completed';
  /** What it answered; {@link UNTOLD} when that cannot be seen: any result then fits. */
  readonly result: number;
  /** When it answered: not before `startedAt`. */
  readonly endedAt: number;
}

/** An operation that was never answered: it may have taken effect at any time since, or not at all. */
export interface PendingOperation extends Invocation {
  readonly kind: 'pending';
}

/** One call to something shared, as its caller saw it. */
export type Operation = CompletedOperation | PendingOperation;

/** The result of an operation that answers nothing, or nothing that can be seen. */
export const UNTOLD = NaN;

/** Whether an operation may have answered this: it did, or nobody knows what it answered. */
export function mayAnswer(operation: Operation, result: number): boolean {
  return (
    operation.kind === 'pending' || Number.isNaN(operation.result) || operation.result === result
  );
}
