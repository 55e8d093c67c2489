import type { CallWindow } from './call-window.js';

/**
 * The last `calls` calls: a ring with one bit per call, set for a marked one.
 *
 * ```
 * bits   0 1 1 0 0 0 1 0        the oldest call lies where the next one goes
 *              ↑ next
 * ```
 */
export class CountWindow implements CallWindow {
  readonly #capacity: number;
  readonly #bits: Uint8Array;
  #next = 0;
  #calls = 0;
  #marked = 0;

  constructor({ calls }: { calls: number }) {
    this.#capacity = calls;
    this.#bits = new Uint8Array(Math.ceil(calls / 8));
  }

  get calls(): number {
    return this.#calls;
  }

  get marked(): number {
    return this.#marked;
  }

  record(isMarked: boolean): void {
    // Full of unmarked calls, it stays what it is, wherever the next one goes.
    if (!isMarked && this.#marked === 0 && this.#calls === this.#capacity) return;
    const next = this.#next;
    const byte = next >> 3;
    const mask = 1 << (next & 7);
    const bits = this.#bits[byte] ?? 0;
    const wasMarked = (bits & mask) !== 0;
    if (this.#calls < this.#capacity) this.#calls++;
    else if (wasMarked) this.#marked--;
    if (isMarked) this.#marked++;
    if (isMarked !== wasMarked) this.#bits[byte] = bits ^ mask;
    this.#next = next + 1 === this.#capacity ? 0 : next + 1;
  }

  /** Leaves the bits as they are: one is read only after it was written anew. */
  clear(): void {
    this.#next = 0;
    this.#calls = 0;
    this.#marked = 0;
  }

  /** Takes over the youngest calls of a window of another size. */
  adopt(other: CountWindow): void {
    this.clear();
    for (let age = Math.min(other.#calls, this.#capacity); age > 0; age--) {
      const index = (other.#next - age + other.#capacity) % other.#capacity;
      this.record(((other.#bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0);
    }
  }
}
