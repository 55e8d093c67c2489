import type { Place } from '../report-record.js';
import type { NextOperation } from './moment.js';
import { notLearnable } from './not-learnable.js';
import { TupleIndex } from './tuple-index.js';

type Value = number | bigint;

/** One element, whatever its width. */
interface Element {
  0: Value;
}

const VIEWS = { 8: Int8Array, 16: Int16Array, 32: Int32Array, 64: BigInt64Array } as const;
/** The memory in which no cell was changed. */
export const UNTOUCHED = 0;

/** Elements of two widths may overlap within one of these. */
const GRANULE_BYTES = 8;

/**
 * The elements that a program is known to touch, and what they may hold.
 *
 * @remarks
 * A memory, what all of them hold, goes by a number; equal ones have one.
 */
export class Cells {
  /** The shared memory as it was in the beginning. */
  readonly #buffers: readonly SharedArrayBuffer[];
  readonly #numbers = new Map<string, number>();
  readonly #scratches: Element[] = [];
  readonly #bitsOfGranule = new Map<string, number>();
  /** By cell: what it may hold; first what it held in the beginning. */
  readonly #values: Value[][] = [];
  readonly #numbersOfValues: Map<Value, number>[] = [];
  /** By memory: for each cell, the number of what it holds. */
  readonly #memories = new TupleIndex(0);
  #row = new Int32Array(0);

  constructor(buffers: readonly SharedArrayBuffer[]) {
    this.#buffers = buffers.map((buffer) => buffer.slice(0));
    this.#memories.numberOf(this.#row);
  }

  /** What a cell holds. */
  valueAt(memory: number, cell: number): Value {
    return this.#values[cell]?.[this.#memories.at(memory, cell)] ?? 0;
  }

  /** The memory after an operation. */
  after(memory: number, { operation, cell, operands }: NextOperation): number {
    const scratch = this.#scratches[cell];
    if (operation === 'load' || scratch === undefined) return memory;
    const before = this.valueAt(memory, cell);
    scratch[0] = before;
    // The operation itself, on an element that nobody shares.
    const act = Atomics[operation].bind(Atomics) as (...given: unknown[]) => unknown;
    act(scratch, 0, ...operands);
    if (scratch[0] === before) return memory;
    this.#memories.read(memory, this.#row);
    this.#row[cell] = this.#numberOfValue(cell, scratch[0]);
    return this.#memories.numberOf(this.#row);
  }

  /** The number of an element. @throws HarnessError `ERR_NOT_LEARNABLE` when it overlaps another. */
  numberOf(place: Place): number {
    const name = `${place.buffer}@${place.byte}:${place.bits}`;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#refuseOverlap(place);
    const buffer = this.#buffers[place.buffer] ?? new SharedArrayBuffer(0);
    const initial = elementAt(buffer, place)[0];
    const cell = this.#values.push([initial]) - 1;
    this.#numbersOfValues.push(new Map([[initial, 0]]));
    this.#memories.widen();
    this.#row = new Int32Array(this.#values.length);
    this.#scratches.push(elementAt(new SharedArrayBuffer(GRANULE_BYTES), { ...place, byte: 0 }));
    this.#numbers.set(name, cell);
    return cell;
  }

  #numberOfValue(cell: number, value: Value): number {
    const numbers = this.#numbersOfValues[cell];
    const known = numbers?.get(value);
    if (known !== undefined) return known;
    const number = (this.#values[cell]?.push(value) ?? 0) - 1;
    numbers?.set(value, number);
    return number;
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
