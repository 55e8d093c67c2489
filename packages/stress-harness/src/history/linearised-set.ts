import type { WrittenSet } from './configuration-cache.js';
import type { Operation } from './operation.js';

/**
 * Which operations have been linearised, as bits, with a hash that is kept up to date.
 *
 * @remarks
 * Bits are in order of invocation. A history moves on, so all words below some are full and all
 * above another empty, and only those between need be kept of a set: {@link write} writes few words
 * however long the history is. Pending operations would hold that window open for ever; theirs are
 * the first words, and always written.
 */
export class LinearisedSet implements WrittenSet {
  readonly #slots: Int32Array;
  readonly #words: Int32Array;
  readonly #pendingWords: number;
  #low: number;
  #high: number;
  #hash = 0;

  constructor(operations: readonly Operation[]) {
    const pending = operations.filter(({ kind }) => kind === 'pending').length;
    this.#pendingWords = Math.ceil(pending / 32);
    this.#slots = slotsOf(operations, this.#pendingWords * 32);
    const completedWords = Math.ceil((operations.length - pending) / 32);
    this.#words = new Int32Array(this.#pendingWords + completedWords + 1);
    this.#low = this.#pendingWords;
    this.#high = this.#pendingWords;
  }

  /** Unsigned 32 bits. Equal sets have equal hashes. */
  get hash(): number {
    return this.#hash >>> 0;
  }

  add(operation: number): void {
    const word = this.#flip(operation);
    if (word < this.#pendingWords) return;
    if (word > this.#high) this.#high = word;
    while (this.#words[this.#low] === -1) this.#low++;
    if (this.#high < this.#low) this.#high = this.#low;
  }

  remove(operation: number): void {
    const word = this.#flip(operation);
    if (word < this.#pendingWords) return;
    if (word < this.#low) this.#low = word;
    while (this.#high > this.#low && this.#words[this.#high] === 0) this.#high--;
  }

  /** How many numbers {@link write} writes. */
  get size(): number {
    return 1 + this.#pendingWords + this.#high - this.#low + 1;
  }

  /** Writes what tells this set from all others of its history. */
  write(target: Int32Array, offset: number): void {
    target[offset] = this.#low;
    let at = offset + 1;
    for (let word = 0; word < this.#pendingWords; word++) target[at++] = this.#words[word] ?? 0;
    for (let word = this.#low; word <= this.#high; word++) {
      target[at++] = this.#words[word] ?? 0;
    }
  }

  #flip(operation: number): number {
    const slot = this.#slots[operation] ?? 0;
    const word = slot >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) ^ (1 << (slot & 31));
    this.#hash ^= spread(slot);
    return word;
  }
}

function slotsOf(operations: readonly Operation[], firstCompleted: number): Int32Array {
  const slots = new Int32Array(operations.length);
  const byInvocation = [...operations.entries()].sort(([, a], [, b]) => a.startedAt - b.startedAt);
  let pending = 0;
  let completed = firstCompleted;
  for (const [index, { kind }] of byInvocation) {
    slots[index] = kind === 'pending' ? pending++ : completed++;
  }
  return slots;
}

/** Knuth's multiplicative hash, with the high bits brought down. */
function spread(slot: number): number {
  const product = Math.imul(slot + 1, 0x9e3779b1);
  return Math.imul(product ^ (product >>> 15), 0x85ebca6b);
}
