const FIRST_SLOTS = 1_024;
const FIRST_WORDS = 8_192;
const BYTES_PER_WORD = 4;

/** A set that can be written down as a few numbers: the same ones for the same set, and only for it. */
export interface WrittenSet {
  /** The same for equal sets, and nearly never for others. */
  readonly hash: number;
  /** How many numbers {@link write} writes. */
  readonly size: number;
  readonly write: (target: Int32Array, offset: number) => void;
}

/**
 * The configurations that a search has been in: pairs of linearised set and state. An open-addressed
 * table of places in one growing array, so that a visit allocates nothing.
 *
 * ```
 * table:   … │ place + 1 │ 0 (free) │ …       from the slot of the hash on
 * entries: … │ hash │ state │ set: size, words… │ …
 * ```
 */
export class ConfigurationCache {
  #table = new Int32Array(FIRST_SLOTS);
  #entries = new Int32Array(FIRST_WORDS);
  #used = 0;
  #count = 0;

  /** Configurations held. */
  get count(): number {
    return this.#count;
  }

  /** Memory held. */
  get bytes(): number {
    return (this.#table.length + this.#entries.length) * BYTES_PER_WORD;
  }

  /** Adds a configuration. @returns false when it was there. */
  add(set: WrittenSet, state: number): boolean {
    const { size } = set;
    const place = this.#used;
    const end = place + 3 + size;
    if (end > this.#entries.length) this.#entries = enlarged(this.#entries, end);
    // Written where the next entry would be, and left there if it is new.
    this.#entries[place] = set.hash;
    this.#entries[place + 1] = state;
    this.#entries[place + 2] = size;
    set.write(this.#entries, place + 3);
    const slot = this.#slotOf(place, 3 + size);
    if (this.#table[slot] !== 0) return false;
    this.#table[slot] = place + 1;
    this.#used = end;
    this.#count++;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return true;
  }

  /** The slot of the entry that equals the one at this place, or the free one where it belongs. */
  #slotOf(place: number, words: number): number {
    const mask = this.#table.length - 1;
    let slot = this.#firstSlot(place);
    for (;;) {
      const other = (this.#table[slot] ?? 0) - 1;
      if (other < 0 || this.#areEqual(place, other, words)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Where the entry at this place belongs, if nobody is there. */
  #firstSlot(place: number): number {
    const hash = (this.#entries[place] ?? 0) ^ Math.imul(this.#entries[place + 1] ?? 0, 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) & (this.#table.length - 1);
  }

  #areEqual(place: number, other: number, words: number): boolean {
    for (let word = 0; word < words; word++) {
      if (this.#entries[place + word] !== this.#entries[other + word]) return false;
    }
    return true;
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let place = 0; place < this.#used; place += 3 + (this.#entries[place + 2] ?? 0)) {
      let slot = this.#firstSlot(place);
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = place + 1;
    }
  }
}

function enlarged(words: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(words.length * 2, atLeast));
  larger.set(words);
  return larger;
}
