/** The element an operation is about. */
export interface Place {
  /** Index among the buffers of the shared value. */
  readonly buffer: number;
  readonly byte: number;
  /** Width of the element. */
  readonly bits: number;
  readonly big: boolean;
}

/** What an element held before and after an operation. */
export interface Values {
  readonly before: number | bigint;
  readonly after: number | bigint;
}

/** Int32 words. */
const FIELDS = {
  report: 0,
  detail: 1,
  operation: 2,
  buffer: 3,
  byte: 4,
  bits: 5,
  big: 6,
  operands: 7,
} as const;
const WORDS = 8;
/** Numbers or bigints: what the last operation saw and left, and what the next one is given. */
const OPERANDS_AT = 2;
const VALUES = 4;
const VALUES_AT = WORDS * Int32Array.BYTES_PER_ELEMENT;

/** The room of one record. */
export const RECORD_BYTES = VALUES_AT + VALUES * Float64Array.BYTES_PER_ELEMENT;

/**
 * What a worker reports: what its last operation saw and left, and what it now stands before.
 *
 * @remarks
 * Only one side at a time touches a record, so that it needs no atomic access.
 */
export class ReportRecord {
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #numbers: Float64Array<SharedArrayBuffer>;
  readonly #bigints: BigInt64Array<SharedArrayBuffer>;

  /** @param from - where in the memory it begins, in bytes. */
  constructor(memory: SharedArrayBuffer, from: number) {
    this.#words = new Int32Array(memory, from, WORDS);
    this.#numbers = new Float64Array(memory, from + VALUES_AT, VALUES);
    this.#bigints = new BigInt64Array(memory, from + VALUES_AT, VALUES);
  }

  /** One of `REPORT`. */
  get report(): number {
    return this.#words[FIELDS.report] ?? 0;
  }

  /** What the report says besides. */
  get detail(): number {
    return this.#words[FIELDS.detail] ?? 0;
  }

  /** Number of the operation that the worker stands before. */
  get operation(): number {
    return this.#words[FIELDS.operation] ?? 0;
  }

  /** What that operation is about. */
  get place(): Place {
    const words = this.#words;
    return {
      buffer: words[FIELDS.buffer] ?? 0,
      byte: words[FIELDS.byte] ?? 0,
      bits: words[FIELDS.bits] ?? 0,
      big: words[FIELDS.big] === 1,
    };
  }

  /** What that operation is given besides, where that are numbers. */
  operands({ big }: Place): readonly (number | bigint)[] {
    const told = this.#words[FIELDS.operands] ?? 0;
    return [...this.#valuesOf(big).slice(OPERANDS_AT, OPERANDS_AT + told)];
  }

  /** What the operation before that, of an element of this kind, saw and left. */
  values({ big }: Place): Values {
    const values = this.#valuesOf(big);
    return { before: values[0] ?? 0, after: values[1] ?? 0 };
  }

  write(report: number, detail: number): void {
    this.#words[FIELDS.report] = report;
    this.#words[FIELDS.detail] = detail;
  }

  announce(
    operation: number,
    { buffer, byte, bits, big }: Place,
    operands: readonly unknown[],
  ): void {
    const words = this.#words;
    words[FIELDS.operation] = operation;
    words[FIELDS.buffer] = buffer;
    words[FIELDS.byte] = byte;
    words[FIELDS.bits] = bits;
    words[FIELDS.big] = big ? 1 : 0;
    const kind = big ? 'bigint' : 'number';
    const told = operands.every((operand) => typeof operand === kind) ? operands : [];
    words[FIELDS.operands] = told.length;
    told.forEach((operand, at) => {
      if (big) this.#bigints[OPERANDS_AT + at] = operand as bigint;
      else this.#numbers[OPERANDS_AT + at] = operand as number;
    });
  }

  tell({ before, after }: Values): void {
    if (typeof before === 'bigint') this.#bigints[0] = before;
    else this.#numbers[0] = before;
    if (typeof after === 'bigint') this.#bigints[1] = after;
    else this.#numbers[1] = after;
  }

  #valuesOf(big: boolean): Float64Array | BigInt64Array {
    return big ? this.#bigints : this.#numbers;
  }
}
