const ROWS_AT_FIRST = 1_024;
/** Slots for each row at least: fuller tables look long for what is not there. */
const SLOTS_PER_ROW = 2;

/**
 * Numbers tuples of 32-bit integers from 0: equal ones have one number. In typed arrays, for tens of
 * millions of them; a `Map` ends at 2²⁴ entries, and takes four times the memory.
 */
export class TupleIndex {
  #width: number;
  #rows: Int32Array;
  /** Open addressing: the number of a row and 1, or 0. */
  #slots: Int32Array;
  #size = 0;

  /** @param width - of every tuple. */
  constructor(width: number) {
    this.#width = width;
    this.#rows = new Int32Array(ROWS_AT_FIRST * width);
    this.#slots = new Int32Array(ROWS_AT_FIRST * SLOTS_PER_ROW);
  }

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of a tuple, which is a new one's if it was not seen before. */
  numberOf(tuple: Int32Array): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hashOf(tuple) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0) return this.#add(tuple, slot);
      if (this.#isAt(held - 1, tuple)) return held - 1;
    }
  }

  /** One element of a tuple that has a number. */
  at(number: number, place: number): number {
    return this.#rows[number * this.#width + place] ?? 0;
  }

  /** Writes a tuple that has a number into another. */
  read(number: number, into: Int32Array): void {
    const from = number * this.#width;
    for (let place = 0; place < this.#width; place++) into[place] = this.#rows[from + place] ?? 0;
  }

  /** Makes all tuples longer by one element, which is 0 so far; numbers stay. */
  widen(): void {
    const width = this.#width;
    const rows = new Int32Array(Math.max(ROWS_AT_FIRST, this.#size) * (width + 1));
    for (let number = 0; number < this.#size; number++) {
      rows.set(this.#row(number), number * (width + 1));
    }
    this.#rows = rows;
    this.#width = width + 1;
    this.#hashAgain(this.#slots.length);
  }

  #add(tuple: Int32Array, slot: number): number {
    const number = this.#size++;
    const from = number * this.#width;
    if (from + this.#width > this.#rows.length) this.#rows = doubled(this.#rows);
    this.#rows.set(tuple, from);
    this.#slots[slot] = this.#size;
    if (this.#size * SLOTS_PER_ROW > this.#slots.length) this.#hashAgain(2 * this.#slots.length);
    return number;
  }

  #isAt(number: number, tuple: Int32Array): boolean {
    const from = number * this.#width;
    for (let place = 0; place < this.#width; place++) {
      if (this.#rows[from + place] !== tuple[place]) return false;
    }
    return true;
  }

  #row(number: number): Int32Array {
    return this.#rows.subarray(number * this.#width, (number + 1) * this.#width);
  }

  #hashAgain(length: number): void {
    const slots = new Int32Array(length);
    const mask = length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = hashOf(this.#row(number)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** The same in an array of twice the length. */
export function doubled<T extends Int32Array | Float64Array>(array: T): T {
  const twice = new (array.constructor as new (length: number) => T)(2 * array.length);
  twice.set(array);
  return twice;
}

/** Multiplies by 2³² over the golden ratio, and folds the upper bits into the lower. */
function hashOf(tuple: Int32Array): number {
  let hash = 0;
  for (const element of tuple) {
    hash = Math.imul(hash ^ element, 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
