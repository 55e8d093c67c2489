import { InvalidCallError } from './errors.js';
import { MAX_DURATION_MS } from './option-check.js';

/** What one call may be given. */
export interface CallOptions {
  /** The caller's own signal: aborting it gives the call up, which says nothing of the upstream. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the call may take, in milliseconds, from when its function starts: above 0, up to one
   * year; default: the breaker's `timeoutMs`.
   */
  readonly timeoutMs?: number | undefined;
}

/** What a guarded function is handed. */
export interface CallContext {
  /**
   * Aborted when the call times out or its caller gives it up; made when it is first read, so
   * that a function that does not ask for it does not pay for it.
   */
  readonly signal: AbortSignal;
}

/** @throws {@link InvalidCallError} for an option that is none, or impossible. */
export function checkCallOptions(method: string, options: unknown): CallOptions {
  if (typeof options !== 'object' || options === null) {
    throw new InvalidCallError(method, {
      expected: 'options as an object { signal, timeoutMs }',
      received: options,
    });
  }
  const { signal, timeoutMs, ...unknown } = options as Record<string, unknown>;
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) {
    throw new InvalidCallError(method, {
      expected: 'no options but signal and timeoutMs',
      received: stranger,
    });
  }
  if (signal !== undefined && !isSignal(signal)) {
    throw new InvalidCallError(method, { expected: 'signal as an AbortSignal', received: signal });
  }
  if (timeoutMs !== undefined && !isTimeout(timeoutMs)) {
    throw new InvalidCallError(method, {
      expected: `timeoutMs in milliseconds above 0, up to ${MAX_DURATION_MS}`,
      received: timeoutMs,
    });
  }
  return { signal, timeoutMs };
}

/** By its shape: a signal may come from another realm or a polyfill. */
function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<AbortSignal>).aborted === 'boolean' &&
    typeof (value as Partial<AbortSignal>).addEventListener === 'function'
  );
}

function isTimeout(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= MAX_DURATION_MS;
}

/** What functions are handed whose calls nothing can abort. */
class EndlessContext implements CallContext {
  #signal: AbortSignal | undefined;

  get signal(): AbortSignal {
    this.#signal ??= new AbortController().signal;
    return this.#signal;
  }
}

/** Shared by all of them. */
export const ENDLESS: CallContext = new EndlessContext();
