import type { CallContext } from '../call-options.js';
import { absorbRejection } from '../thenable.js';

/**
 * What can end a stream before its source does: its caller's signal, and a reader who leaves. Both
 * abort the signal that the source is handed.
 */
export class StreamLimits implements CallContext {
  readonly #left = new AbortController();
  readonly #caller: AbortSignal | undefined;

  constructor(caller: AbortSignal | undefined) {
    this.#caller = caller;
    if (caller?.aborted === true) this.handleEvent();
    else caller?.addEventListener('abort', this, { once: true });
  }

  get signal(): AbortSignal {
    return this.#left.signal;
  }

  /** The caller's signal was aborted. */
  handleEvent(): void {
    this.#left.abort(this.#caller?.reason);
  }

  /** What `work` gives, unless the signal is aborted before; then its reason, as a rejection. */
  orAbort<T>(work: T | PromiseLike<T>): Promise<T> {
    const { signal } = this;
    return new Promise<T>((resolve, reject) => {
      const abort = (): void => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it came
        reject(signal.reason);
      };
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      const settled = (): void => {
        signal.removeEventListener('abort', abort);
      };
      Promise.resolve(work).then(resolve, reject).finally(settled);
    });
  }

  /** Nobody reads any more: tells the source, and waits for nothing. */
  end(chunks: AsyncIterator<unknown> | undefined): void {
    this.#caller?.removeEventListener('abort', this);
    this.#left.abort();
    try {
      absorbRejection(chunks?.return?.());
    } catch {
      // A source that cannot be closed has heard by its signal.
    }
  }
}
