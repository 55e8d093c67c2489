import { setImmediate as macrotask } from 'node:timers/promises';

/** Enough for a connection that is there to be seen, and for a request to be written to it. */
const TURNS = 8;

/**
 * A caller's patience: aborts its signal after a while.
 *
 * @remarks
 * Not in the timer itself: in a process that was stopped for long, timers come before what the
 * system has brought meanwhile. A call is given up only after that was looked at, so it is never given
 * up before it was sent, nor when its answer is there.
 */
export class Deadline {
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #isOver = false;

  constructor(patienceMs: number) {
    this.#timer = setTimeout(() => void this.#giveUp(patienceMs), patienceMs);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The call has ended. */
  clear(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #giveUp(patienceMs: number): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await macrotask();
    if (this.#isOver) return;
    this.#abort.abort(new DOMException(`no answer within ${patienceMs} ms`, 'TimeoutError'));
  }
}
