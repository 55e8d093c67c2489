// Taken before anything replaces them: the explorer must not explore itself.
const { load, store, wait, notify } = Atomics;

/** What a worker tells when it hands the baton back. */
export const REPORT = {
  /** It stands before an operation. */
  point: 1,
  /** Its `Atomics.wait` has gone to sleep. */
  asleep: 2,
  /** Its body has ended; the result is in the port. */
  ended: 3,
  /** Its body has thrown; the error's text is in the port, as for all that follow. */
  threw: 4,
  rejected: 5,
  exited: 6,
  ownThreads: 7,
  uncontrolled: 8,
  /** Nothing is left in its event loop, and its body has not settled. The worker is gone. */
  unsettled: 9,
} as const;

/** What a worker is told when it gets the baton. */
export const ORDER = {
  /** Run the body; the shared memory is in the port. */
  run: 1,
  /** Carry the operation out. */
  go: 2,
  /** Its sleep ends by a notification. */
  wake: 3,
  /** Its sleep ends by its time-out. */
  timeOut: 4,
  /** This run is over: leave the body. */
  unwind: 5,
} as const;

/** Int32 words. Whose turn it is has a cache line pair of its own. */
const TURN = 0;
const MESSAGE = 32;
const FIELDS = { operation: 33, buffer: 34, byte: 35, bits: 36, big: 37, detail: 38 } as const;
/** Bytes, for two numbers or two bigints. */
const VALUES_AT = 160;
const BYTES = 192;

const CONTROLLER = 0;
const WORKER = 1;
/**
 * Looks before falling asleep, some ten microseconds: to be woken takes three times as long, and more
 * looks take the processor from the thread that is waited for.
 */
const LOOKS = 4_000;
/** Falls asleep again after this long, whatever happens. */
const NAP_MS = 60_000;

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

/**
 * Who may run, the controller or one worker: a few words of shared memory between the two.
 *
 * @remarks
 * Only whoever has the turn touches the other words, so that they need no atomic access.
 */
export class Baton {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #numbers: Float64Array<SharedArrayBuffer>;
  readonly #bigints: BigInt64Array<SharedArrayBuffer>;

  constructor(memory = new SharedArrayBuffer(BYTES)) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
    this.#numbers = new Float64Array(memory, VALUES_AT, 2);
    this.#bigints = new BigInt64Array(memory, VALUES_AT, 2);
  }

  /** For the controller: lets the worker go on. @param detail - what the order is about. */
  give(order: number, detail = 0): void {
    this.#words[FIELDS.detail] = detail;
    this.#pass(WORKER, order);
  }

  /** For the controller: whether the worker has come back within `patienceMs`. */
  isBack({ patienceMs }: { patienceMs: number }): boolean {
    return this.#await(CONTROLLER, patienceMs);
  }

  /** For the worker: goes back to the controller. */
  report(report: number, detail = 0): void {
    this.#words[FIELDS.detail] = detail;
    this.#pass(CONTROLLER, report);
  }

  /** For the worker: blocks until it has its turn. @returns the order. */
  order(): number {
    while (!this.#await(WORKER, NAP_MS)) continue;
    return this.message;
  }

  /** The last report or order. */
  get message(): number {
    return this.#words[MESSAGE] ?? 0;
  }

  /** What came with it. */
  get detail(): number {
    return this.#words[FIELDS.detail] ?? 0;
  }

  /** Number of the operation that the worker stands before. */
  get operation(): number {
    return this.#words[FIELDS.operation] ?? 0;
  }

  get place(): Place {
    const words = this.#words;
    return {
      buffer: words[FIELDS.buffer] ?? 0,
      byte: words[FIELDS.byte] ?? 0,
      bits: words[FIELDS.bits] ?? 0,
      big: words[FIELDS.big] === 1,
    };
  }

  /** For the worker: says what it stands before. */
  announce(operation: number, { buffer, byte, bits, big }: Place): void {
    this.#words[FIELDS.operation] = operation;
    this.#words[FIELDS.buffer] = buffer;
    this.#words[FIELDS.byte] = byte;
    this.#words[FIELDS.bits] = bits;
    this.#words[FIELDS.big] = big ? 1 : 0;
  }

  /** What the last operation of an element of this kind saw and left. */
  values({ big }: Place): Values {
    const values = big ? this.#bigints : this.#numbers;
    return { before: values[0] ?? 0, after: values[1] ?? 0 };
  }

  /** For the worker: tells what its operation saw and left. */
  tell({ before, after }: Values): void {
    if (typeof before === 'bigint') this.#bigints[0] = before;
    else this.#numbers[0] = before;
    if (typeof after === 'bigint') this.#bigints[1] = after;
    else this.#numbers[1] = after;
  }

  #pass(to: number, message: number): void {
    this.#words[MESSAGE] = message;
    store(this.#words, TURN, to);
    notify(this.#words, TURN);
  }

  #await(turn: number, patienceMs: number): boolean {
    const other = turn === WORKER ? CONTROLLER : WORKER;
    for (let look = 0; look < LOOKS; look++) if (load(this.#words, TURN) === turn) return true;
    // Woken is not yet its turn: the notification may be one that came late, for a turn long over.
    while (load(this.#words, TURN) !== turn) {
      if (wait(this.#words, TURN, other, patienceMs) !== 'timed-out') continue;
      return load(this.#words, TURN) === turn;
    }
    return true;
  }
}
