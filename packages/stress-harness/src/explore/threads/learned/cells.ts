import type { Place } from '../report-record.js';
import type { NextOperation } from './moment.js';
import { notLearnable } from './not-learnable.js';

type Value = number | bigint;

/** One element, whatever its width. */
interface Element {
  0: Value;
}

const VIEWS = { 8: Int8Array, 16: Int16Array, 32: Int32Array, 64: BigInt64Array } as const;
/** Elements of two widths may overlap within one of these. */
const GRANULE_BYTES = 8;

/** What the cells hold that hold something else than in the beginning. */
export interface Memory {
  /** Among all memories; equal ones have one. */
  readonly id: number;
  readonly changed: ReadonlyMap<number, Value>;
}

/** The elements that a program is known to touch, and what they may hold. */
export class Cells {
  /** The shared memory as it was in the beginning. */
  readonly #buffers: readonly SharedArrayBuffer[];
  readonly #numbers = new Map<string, number>();
  readonly #initial: Value[] = [];
  readonly #scratches: Element[] = [];
  readonly #bitsOfGranule = new Map<string, number>();
  readonly #memories = new Map<string, Memory>();

  constructor(buffers: readonly SharedArrayBuffer[]) {
    this.#buffers = buffers.map((buffer) => buffer.slice(0));
  }

  get untouched(): Memory {
    return this.#memoryOf(new Map());
  }

  /** What a cell holds. */
  valueAt(memory: Memory, cell: number): Value {
    return memory.changed.get(cell) ?? this.#initial[cell] ?? 0;
  }

  /** What the memory is after an operation. */
  after(memory: Memory, { operation, cell, operands }: NextOperation): Memory {
    const scratch = this.#scratches[cell];
    if (operation === 'load' || scratch === undefined) return memory;
    const before = this.valueAt(memory, cell);
    scratch[0] = before;
    // The operation itself, on an element that nobody shares.
    const act = Atomics[operation].bind(Atomics) as (...given: unknown[]) => unknown;
    act(scratch, 0, ...operands);
    const value = scratch[0];
    if (value === before) return memory;
    const changed = new Map(memory.changed);
    if (value === this.#initial[cell]) changed.delete(cell);
    else changed.set(cell, value);
    return this.#memoryOf(changed);
  }

  /** The number of an element. @throws HarnessError `ERR_NOT_LEARNABLE` when it overlaps another. */
  numberOf(place: Place): number {
    const name = `${place.buffer}@${place.byte}:${place.bits}`;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#refuseOverlap(place);
    const buffer = this.#buffers[place.buffer] ?? new SharedArrayBuffer(0);
    const cell = this.#initial.push(elementAt(buffer, place)[0]) - 1;
    this.#scratches.push(elementAt(new SharedArrayBuffer(GRANULE_BYTES), { ...place, byte: 0 }));
    this.#numbers.set(name, cell);
    return cell;
  }

  #memoryOf(changed: ReadonlyMap<number, Value>): Memory {
    const name = [...changed]
      .sort(([one], [other]) => one - other)
      .map(([cell, value]) => `${cell}=${value}`)
      .join();
    const known = this.#memories.get(name);
    if (known !== undefined) return known;
    const memory = { id: this.#memories.size, changed };
    this.#memories.set(name, memory);
    return memory;
  }

  #refuseOverlap({ buffer, byte, bits }: Place): void {
    const granule = `${buffer}/${Math.floor(byte / GRANULE_BYTES)}`;
    const known = this.#bitsOfGranule.get(granule) ?? bits;
    this.#bitsOfGranule.set(granule, bits);
    if (known === bits) return;
    throw notLearnable(`elements of ${known} and of ${bits} bits overlap at byte ${byte}`);
  }
}

function elementAt(buffer: SharedArrayBuffer, { bits, byte }: Place): Element {
  const View = VIEWS[bits as keyof typeof VIEWS] as Int32ArrayConstructor;
  return new View(buffer, byte, 1) as unknown as Element;
}

/** A value as this file has it, however the thread's own array is signed. */
export function signed(value: Value, { bits }: Place): Value {
  return typeof value === 'bigint'
    ? BigInt.asIntN(64, value)
    : (value << (32 - bits)) >> (32 - bits);
}
