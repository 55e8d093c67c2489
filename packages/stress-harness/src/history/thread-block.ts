import {
  BYTES_PER_OPERATION,
  bytesFor,
  HEAD_BYTES,
  type HistoryMemory,
  problem,
} from './history-memory.js';

/**
 * One thread's part of a history's memory, column by column:
 *
 * ```
 * head      │ ticket counter, shared by all threads
 * thread 0  │ claimed, count │ startedAt… │ endedAt… │ argument… │ secondArgument… │ result… │ object, code…
 * thread 1  │ claimed, count │ …
 * ```
 *
 * An operation exists once `count` covers it, and is answered once its `endedAt` is not 0.
 */
export class ThreadBlock {
  readonly #head: Int32Array;
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly argument: Float64Array;
  readonly secondArgument: Float64Array;
  readonly result: Float64Array;
  /** Object and code of operation `i`, at `2 * i` and `2 * i + 1`. */
  readonly objectAndCode: Int32Array;

  /** @throws `HarnessError` `ERR_HISTORY` when the memory is no history's, or has no such thread. */
  constructor(memory: HistoryMemory, thread: number) {
    const { buffer, threads, operationsPerThread: size } = memory;
    if (buffer.byteLength !== bytesFor(memory)) {
      throw problem(`the memory is damaged: ${buffer.byteLength} bytes, not ${bytesFor(memory)}`);
    }
    if (!Number.isInteger(thread) || thread < 0 || thread >= threads) {
      throw problem(`thread must be an integer from 0 to ${threads - 1}; got ${thread}`);
    }
    const start = HEAD_BYTES + thread * (HEAD_BYTES + size * BYTES_PER_OPERATION);
    const column = (index: number): Float64Array =>
      new Float64Array(buffer, start + HEAD_BYTES + index * size * 8, size);
    this.#head = new Int32Array(buffer, start, 2);
    this.startedAt = column(0);
    this.endedAt = column(1);
    this.argument = column(2);
    this.secondArgument = column(3);
    this.result = column(4);
    this.objectAndCode = new Int32Array(buffer, start + HEAD_BYTES + 5 * size * 8, 2 * size);
  }

  /** Makes the block its caller's own. @returns false when somebody has it already. */
  claim(): boolean {
    return Atomics.compareExchange(this.#head, 0, 0, 1) === 0;
  }

  /** Operations recorded so far. */
  get count(): number {
    return Atomics.load(this.#head, 1);
  }

  /** Makes the next operation visible, with all that was written of it before. */
  publish(count: number): void {
    Atomics.store(this.#head, 1, count);
  }
}
