import type { Operation } from './operation.js';

/**
 * What something shared is meant to do, told as if one thread called at a time.
 *
 * @remarks
 * States are never changed: `step` returns another one. An answer of `step` may depend on nothing
 * but its arguments, and on an operation's times only so that a pending operation is never refused
 * where the same one, completed, is not: else a prefix may be worse than its history.
 */
export interface Model<S> {
  /** The state of an object that nobody has called yet. */
  readonly init: () => S;
  /**
   * The state after an operation; undefined when, in this state, it cannot have answered what it
   * answered. A pending one has answered nothing yet: it fits with whatever result the state gives.
   */
  readonly step: (state: S, operation: Operation) => S | undefined;
  /** Equal for two states if, and only if, nothing can tell them apart. It is printed, too. */
  readonly key: (state: S) => string | number;
  /** The operation as a person would write it, such as `read() → 2`. */
  readonly describe: (operation: Operation) => string;
}

/** `name(arguments) → result`: how models describe an operation. */
export function callText(
  name: string,
  { given, operation }: { given: readonly number[]; operation: Operation },
): string {
  const call = `${name}(${given.join(', ')})`;
  if (operation.kind === 'pending') return `${call} …`;
  return Number.isNaN(operation.result) ? call : `${call} → ${operation.result}`;
}
