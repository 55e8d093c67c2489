import type { CallContext } from './call-options.js';

/** Marks work that is watched; a function that a user guards cannot have it. */
export const WATCHED = Symbol('watched');

/**
 * What is guarded where it has to be known how the work ended, before anybody else is told: also
 * when its caller gave it up long ago.
 */
export interface WatchedWork<T> {
  readonly [WATCHED]: true;
  run(call: CallContext): T | PromiseLike<T>;
  /** Must not throw. */
  succeeded(value: T): void;
  /** Also told when {@link run} has thrown. Must not throw. */
  failed(error: unknown): void;
}

/** Whether a value that is no function is work of this package. */
export function isWatched(value: unknown): boolean {
  return (value as Partial<WatchedWork<unknown>> | null | undefined)?.[WATCHED] === true;
}
