import { setImmediate as macrotask } from 'node:timers/promises';
import { nowMs, type Upstream } from '@breaker-lab/stress-harness';

/**
 * An upstream that runs out of something real, and counts how its calls ended.
 *
 * @remarks
 * Each call settles in a turn of its own: of many that end at once, the breaker has judged one
 * before the next is counted, so that its opening can be told from the counts to the call.
 */
export abstract class CountedUpstream implements Upstream {
  #started = 0;
  #succeeded = 0;
  #failed = 0;
  #lastFailedAtMs = -Infinity;

  get call(): () => Promise<unknown> {
    const serve = this.prepare();
    return () => this.#counted(serve);
  }

  get started(): number {
    return this.#started;
  }

  get succeeded(): number {
    return this.#succeeded;
  }

  get failed(): number {
    return this.#failed;
  }

  get lastFailedAtMs(): number {
    return this.#lastFailedAtMs;
  }

  abstract isFault(error: unknown): boolean;

  /** Gives back what it holds beside its calls. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Makes one caller's call; nothing happens upstream until it is called. */
  protected abstract prepare(): () => Promise<unknown>;

  async #counted(serve: () => Promise<unknown>): Promise<unknown> {
    this.#started++;
    try {
      const result = await serve();
      await macrotask();
      this.#succeeded++;
      return result;
    } catch (error) {
      forgetCallers(error);
      await macrotask();
      this.#failed++;
      this.#lastFailedAtMs = nowMs();
      throw error;
    }
  }
}

/** Whether an error has this `code`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * A stack that nobody has read yet holds all that was on it, a socket or a request too: a breaker that
 * remembers its last error must not look as if it kept those.
 */
function forgetCallers(error: unknown): void {
  if (error instanceof Error) Reflect.get(error, 'stack');
}

/** An upstream's own word for having run out; the operating system has its own. */
export class ExhaustedError extends Error {
  override readonly name = 'ExhaustedError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
