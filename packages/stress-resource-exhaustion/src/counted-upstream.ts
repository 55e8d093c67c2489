import { nowMs, type Upstream } from '@breaker-lab/stress-harness';

/** An upstream that runs out of something real, and counts how its calls ended. */
export abstract class CountedUpstream implements Upstream {
  readonly #faultCode: string;
  #started = 0;
  #succeeded = 0;
  #failed = 0;
  #lastFailedAtMs = -Infinity;

  /** @param faultCode - `code` of the errors it answers with once it has run out. */
  constructor(faultCode: string) {
    this.#faultCode = faultCode;
  }

  get call(): () => Promise<void> {
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

  isFault(error: unknown): boolean {
    return error instanceof Error && 'code' in error && error.code === this.#faultCode;
  }

  /** Makes one caller's call; nothing happens upstream until it is called. */
  protected abstract prepare(): () => Promise<void>;

  async #counted(serve: () => Promise<void>): Promise<void> {
    this.#started++;
    try {
      await serve();
      this.#succeeded++;
    } catch (error) {
      this.#failed++;
      this.#lastFailedAtMs = nowMs();
      throw error;
    }
  }
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
