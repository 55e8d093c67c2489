import type { CallContext } from './call-options.js';

/**
 * What is guarded where it has to be known how the work ended, before anybody else is told: also
 * when its caller gave it up long ago.
 */
export abstract class WatchedWork<T> {
  abstract run(call: CallContext): T | PromiseLike<T>;
  /** Must not throw. */
  abstract succeeded(value: T): void;
  /** Also told when {@link run} has thrown. Must not throw. */
  abstract failed(error: unknown): void;
}
