import type { CompletedOutcome } from '../outcome.js';
import type { CallWindow } from './call-window.js';

/**
 * The last `calls` completed calls: a ring with one bit per call, set for a failure.
 *
 * ```
 * bits   0 1 1 0 0 0 1 0        the oldest call lies where the next one goes
 *              ↑ next
 * ```
 */
export class CountWindow implements CallWindow {
  readonly #calls: number;
  readonly #bits: Uint8Array;
  #next = 0;
  #completed = 0;
  #failures = 0;

  constructor({ calls }: { calls: number }) {
    this.#calls = calls;
    this.#bits = new Uint8Array(Math.ceil(calls / 8));
  }

  get completed(): number {
    return this.#completed;
  }

  get failures(): number {
    return this.#failures;
  }

  record(outcome: CompletedOutcome): void {
    const byte = this.#next >> 3;
    const mask = 1 << (this.#next & 7);
    const bits = this.#bits[byte] ?? 0;
    if (this.#completed < this.#calls) this.#completed++;
    else if ((bits & mask) !== 0) this.#failures--;
    if (outcome === 'failure') {
      this.#failures++;
      this.#bits[byte] = bits | mask;
    } else {
      this.#bits[byte] = bits & ~mask;
    }
    this.#next = this.#next + 1 === this.#calls ? 0 : this.#next + 1;
  }

  /** Leaves the bits as they are: one is read only after it was written anew. */
  clear(): void {
    this.#next = 0;
    this.#completed = 0;
    this.#failures = 0;
  }
}
