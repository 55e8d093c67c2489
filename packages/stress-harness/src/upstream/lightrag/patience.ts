/** Tells of requests that will get no more of an answer. */
export interface StallNews {
  onStall(listener: (requestId: string) => void): void;
}

interface WaitingCall {
  readonly abort: AbortController;
  timer?: NodeJS.Timeout;
}

/**
 * Callers' patience: aborts a call's signal when nothing has come for a while.
 *
 * @remarks
 * With a server of the lab's own the while begins when that server says that it sends no more. Were it
 * to begin with the call, a busy machine would make callers give up while their answers are on the
 * way, and which ones would be nobody's choice.
 */
export class Patience {
  readonly #patienceMs: number;
  readonly #server: StallNews | undefined;
  readonly #waiting = new Map<string, WaitingCall>();

  /** @param server - absent: a call's while begins with the call. */
  constructor(patienceMs: number, server?: StallNews) {
    this.#patienceMs = patienceMs;
    this.#server = server;
    server?.onStall((requestId) => {
      this.#start(requestId);
    });
  }

  /** A call begins. @returns its signal. */
  begin(requestId: string): AbortSignal {
    const abort = new AbortController();
    this.#waiting.set(requestId, { abort });
    if (this.#server === undefined) this.#start(requestId);
    return abort.signal;
  }

  /** A call has ended, or was never made. */
  end(requestId: string): void {
    clearTimeout(this.#waiting.get(requestId)?.timer);
    this.#waiting.delete(requestId);
  }

  #start(requestId: string): void {
    const call = this.#waiting.get(requestId);
    if (call === undefined) return;
    call.timer = setTimeout(() => {
      const problem = `nothing came for ${this.#patienceMs} ms`;
      call.abort.abort(new DOMException(problem, 'TimeoutError'));
    }, this.#patienceMs);
  }
}
