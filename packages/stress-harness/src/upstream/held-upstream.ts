import type { SeededRandom } from '../seed.js';
import type { Upstream } from './upstream.js';
import { isUpstreamFault, UpstreamFault } from './upstream-fault.js';

interface HeldCall {
  readonly ordinal: number;
  readonly resolve: (ordinal: number) => void;
  readonly reject: (fault: UpstreamFault) => void;
}

/**
 * Answers only when told to: what is in flight stays there without timers, so that all the time
 * that passes is spent working.
 */
export class HeldUpstream implements Upstream {
  readonly #random: SeededRandom;
  readonly #failureRate: number;
  readonly #held: HeldCall[] = [];
  #started = 0;
  #succeeded = 0;
  #failed = 0;
  #maxInFlight = 0;

  /** @param options.failureRate - share of calls that fail, 0–1. */
  constructor(random: SeededRandom, { failureRate }: { failureRate: number }) {
    this.#random = random;
    this.#failureRate = failureRate;
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

  get inFlight(): number {
    return this.#held.length;
  }

  /** Most calls in flight at once since construction. */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  isFault(error: unknown): boolean {
    return isUpstreamFault(error);
  }

  /** One asynchronous call. @returns its ordinal number. */
  readonly call = (): Promise<number> => {
    const ordinal = ++this.#started;
    return new Promise((resolve, reject) => {
      this.#held.push({ ordinal, resolve, reject });
      if (this.#held.length > this.#maxInFlight) this.#maxInFlight = this.#held.length;
    });
  };

  /**
   * Answers calls in flight, the newest first: whoever searches for a call from the oldest on has
   * the longest way.
   *
   * @param calls - how many; default all that are in flight now.
   */
  answer(calls = this.#held.length): void {
    for (let i = 0; i < calls; i++) {
      const call = this.#held.pop();
      if (call === undefined) return;
      if (this.#random.share() < this.#failureRate) {
        this.#failed++;
        call.reject(new UpstreamFault());
      } else {
        this.#succeeded++;
        call.resolve(call.ordinal);
      }
    }
  }
}
