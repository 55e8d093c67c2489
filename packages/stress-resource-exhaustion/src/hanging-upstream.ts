import type { Upstream } from '@breaker-lab/stress-harness';

/**
 * Answers at once, within the turn of the event loop, so that no stall makes an answer late; or never:
 * such a call has failed from the start, since only a time-out can end it.
 */
export class HangingUpstream implements Upstream {
  /** Whether an error is the time-out that its calls are to end by. */
  readonly isFault: (error: unknown) => boolean;
  hangs = false;
  #started = 0;
  #succeeded = 0;
  #failed = 0;

  constructor(isTimeout: (error: unknown) => boolean) {
    this.isFault = isTimeout;
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

  readonly call = (): Promise<void> => {
    this.#started++;
    if (this.hangs) {
      this.#failed++;
      return new Promise(() => undefined);
    }
    this.#succeeded++;
    return Promise.resolve();
  };
}
