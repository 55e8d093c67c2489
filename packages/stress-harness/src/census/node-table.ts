import type { Census, Tally } from './census.js';
import { groupOf, isNamed } from './object-group.js';

const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const CLOSED = 0x5d;
/** Above any index of a name: type and name make one key. */
const NAMES_MAX = 2 ** 32;

/** How a snapshot writes its nodes: rows of so many numbers, of which three matter. */
export interface NodeFormat {
  /** Numbers in a row. */
  readonly fields: number;
  readonly typeAt: number;
  readonly nameAt: number;
  readonly sizeAt: number;
  /** By their numbers. */
  readonly types: readonly string[];
}

/** Counts rows of nodes as their text comes by, by type and name. */
export class NodeTable {
  readonly #format: NodeFormat;
  /** By number of the type: whether names matter. */
  readonly #named: readonly boolean[];
  readonly #tallies = new Map<number, { objects: number; bytes: number }>();
  #value = 0;
  #field = 0;
  #type = 0;
  #name = 0;
  #size = 0;

  constructor(format: NodeFormat) {
    this.#format = format;
    this.#named = format.types.map(isNamed);
  }

  /** @returns where in `text` the table ends; -1 when it goes on in the next. */
  read(text: Uint8Array): number {
    for (let at = 0; at < text.length; at++) {
      const byte = text[at] ?? CLOSED;
      if (byte >= ZERO && byte <= NINE) this.#value = this.#value * 10 + byte - ZERO;
      else if (byte === COMMA) this.#endField();
      else if (byte === CLOSED) {
        this.#endField();
        return at + 1;
      }
    }
    return -1;
  }

  /** @param names - the strings of the snapshot. */
  census(names: readonly string[]): Census {
    const census = new Map<string, Tally>();
    for (const [key, { objects, bytes }] of this.#tallies) {
      const type = this.#format.types[Math.floor(key / NAMES_MAX)] ?? 'unknown';
      const group = groupOf({ type, name: names[key % NAMES_MAX] ?? '' });
      if (group === undefined) continue;
      const known = census.get(group) ?? { objects: 0, bytes: 0 };
      census.set(group, { objects: known.objects + objects, bytes: known.bytes + bytes });
    }
    return census;
  }

  #endField(): void {
    const { fields, typeAt, nameAt, sizeAt } = this.#format;
    if (this.#field === typeAt) this.#type = this.#value;
    else if (this.#field === nameAt) this.#name = this.#value;
    else if (this.#field === sizeAt) this.#size = this.#value;
    this.#value = 0;
    if (++this.#field < fields) return;
    this.#field = 0;
    this.#count();
  }

  #count(): void {
    const name = this.#named[this.#type] === true ? this.#name : 0;
    const key = this.#type * NAMES_MAX + name;
    const tally = this.#tallies.get(key);
    if (tally === undefined) this.#tallies.set(key, { objects: 1, bytes: this.#size });
    else {
      tally.objects++;
      tally.bytes += this.#size;
    }
  }
}
