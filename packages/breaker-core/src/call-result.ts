import type { Rejection } from './rejection.js';

/** How a call of `tryExecute` ended. */
export type CallResult<T> =
  | { readonly status: 'fulfilled'; readonly value: T }
  /** The call ran and failed, timed out, or was given up by its caller. */
  | { readonly status: 'failed'; readonly error: unknown }
  /** The call was turned away; its function never ran. */
  | { readonly status: 'rejected'; readonly rejection: Rejection };

/** The result of a call that runs. */
export function resultOf<T>(call: Promise<T>): Promise<CallResult<T>> {
  return call.then(
    (value): CallResult<T> => ({ status: 'fulfilled', value }),
    (error: unknown): CallResult<T> => ({ status: 'failed', error }),
  );
}
