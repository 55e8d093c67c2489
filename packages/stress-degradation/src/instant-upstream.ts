import { isUpstreamFault, type Upstream, UpstreamFault } from '@breaker-lab/stress-harness';

/**
 * Answers at once, and fails in an even rhythm: at a rate of 0.5 every other call, so that equally
 * many calls do equal work. All failures are one object: making errors would outweigh the breaker.
 */
export class InstantUpstream implements Upstream {
  readonly #fault = new UpstreamFault();
  #failureRate = 0;
  #debt = 0;
  #succeeded = 0;
  #failed = 0;

  /** Calls from now on fail at this rate, 0–1. */
  failAt(failureRate: number): void {
    this.#failureRate = failureRate;
    this.#debt = 0;
  }

  get started(): number {
    return this.#succeeded + this.#failed;
  }

  get succeeded(): number {
    return this.#succeeded;
  }

  get failed(): number {
    return this.#failed;
  }

  isFault(error: unknown): boolean {
    return isUpstreamFault(error);
  }

  readonly call = (): Promise<number> => {
    this.#debt += this.#failureRate;
    if (this.#debt < 1) return Promise.resolve(++this.#succeeded);
    this.#debt--;
    this.#failed++;
    return Promise.reject(this.#fault);
  };
}
