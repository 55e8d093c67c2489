import { monotonicStamp, type Stamp, ticketStamp } from './clock.js';
import { type HistoryMemory, problem } from './history-memory.js';
import { UNTOLD } from './operation.js';
import { ThreadBlock } from './thread-block.js';

/** What is called; see `Invocation` for the fields. Integers of 32 bits, but for the arguments. */
export interface Call {
  readonly object: number;
  readonly code: number;
  /** Default 0. */
  readonly argument?: number;
  /** Default 0. */
  readonly secondArgument?: number;
}

/**
 * Records what one thread calls and is answered, in shared memory, without allocating.
 *
 * @example
 * ```ts
 * const at = recorder.invoke({ object: 0, code: REGISTER.write, argument: 7 });
 * Atomics.store(cell, 0, 7);
 * recorder.respond(at);
 * ```
 */
export class HistoryRecorder {
  readonly #block: ThreadBlock;
  readonly #stamp: Stamp;
  #count = 0;

  /**
   * @param thread - which of the memory's threads this is, from 0.
   * @throws `HarnessError` `ERR_HISTORY` when the memory is damaged, has no such thread, or this
   * thread has a recorder already.
   */
  constructor(memory: HistoryMemory, thread: number) {
    this.#block = new ThreadBlock(memory, thread);
    if (!this.#block.claim()) throw problem(`thread ${thread} has a recorder already`);
    this.#stamp =
      memory.order === 'time'
        ? monotonicStamp(memory.baseSecond)
        : ticketStamp(new Int32Array(memory.buffer, 0, 1));
  }

  /** Operations recorded so far. */
  get count(): number {
    return this.#count;
  }

  /**
   * Records that an operation is about to be called. Calls of one thread may overlap.
   *
   * @returns its number, to be handed to {@link respond}.
   * @throws `HarnessError` `ERR_HISTORY` when there is no room left: of a history that lacks an
   * operation nothing could be said.
   */
  invoke({ object, code, argument = 0, secondArgument = 0 }: Call): number {
    const block = this.#block;
    const at = this.#count;
    if (at === block.startedAt.length) {
      throw problem(`no room for operation ${at + 1}; give a larger operationsPerThread`);
    }
    block.objectAndCode[2 * at] = object;
    block.objectAndCode[2 * at + 1] = code;
    block.argument[at] = argument;
    block.secondArgument[at] = secondArgument;
    block.startedAt[at] = this.#stamp();
    this.#count = at + 1;
    block.publish(at + 1);
    return at;
  }

  /**
   * Records that an operation has answered.
   *
   * @param result - what it answered; default {@link UNTOLD}.
   * @throws `HarnessError` `ERR_HISTORY` when it was not invoked, or has answered already.
   */
  respond(at: number, result = UNTOLD): void {
    const endedAt = this.#stamp();
    const block = this.#block;
    // Beyond the count a cell is 0 as well, and beyond the block undefined.
    if (at >= this.#count || block.endedAt[at] !== 0) {
      throw problem(`operation ${at} was not invoked, or has answered already`);
    }
    block.result[at] = result;
    block.endedAt[at] = endedAt;
  }
}
