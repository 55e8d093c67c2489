import { type Aged, AgeList } from './age-list.js';
import { type Deadline, type Deadlines } from './deadlines.js';
import type { Grant } from './grant.js';
import type { Rejection } from './rejection.js';

/** What a caller who waited is told. */
export type WaitAnswer = Grant | Rejection;

/** What a line leaves to its keeper. */
export interface LineDuties {
  /** Answers a caller whose time is up. */
  readonly refuse: (nowMs: number) => Rejection;
  /** The last caller has left. */
  readonly emptied: () => void;
}

/** Where waiting callers stand: who came first, goes first. */
export class WaitingLine {
  readonly #callers = new AgeList<WaitingCaller>();
  readonly #deadlines: Deadlines;
  readonly #duties: LineDuties;

  constructor(deadlines: Deadlines, duties: LineDuties) {
    this.#deadlines = deadlines;
    this.#duties = duties;
  }

  get length(): number {
    return this.#callers.size;
  }

  /**
   * Stands in line until an answer, the deadline, or the abort of `signal`, which rejects with the
   * signal's reason.
   */
  wait(dueAtMs: number, signal: AbortSignal | undefined): Promise<WaitAnswer> {
    return new Promise((resolve, reject) => {
      const caller = new WaitingCaller(dueAtMs, {
        signal,
        answered: resolve,
        failed: reject,
        timeUp: (nowMs) => {
          this.#leave(caller);
          resolve(this.#duties.refuse(nowMs));
        },
        aborted: () => {
          this.#leave(caller);
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the caller chose
          reject(signal?.reason);
        },
      });
      this.#callers.add(caller);
      this.#deadlines.add(caller);
      signal?.addEventListener('abort', caller.aborted, { once: true });
    });
  }

  /** Answers callers in their order, until there is no answer for the next one. */
  answer(next: () => WaitAnswer | undefined): void {
    for (let first = this.#callers.oldest; first !== undefined; first = this.#callers.oldest) {
      try {
        const answer = next();
        if (answer === undefined) return;
        first.answered(answer);
      } catch (error) {
        first.failed(error);
      }
      this.#leave(first);
    }
  }

  #leave(caller: WaitingCaller): void {
    this.#callers.remove(caller);
    this.#deadlines.remove(caller);
    caller.signal?.removeEventListener('abort', caller.aborted);
    if (this.length === 0) this.#duties.emptied();
  }
}

interface CallerEnds {
  readonly signal: AbortSignal | undefined;
  readonly answered: (answer: WaitAnswer) => void;
  readonly failed: (error: unknown) => void;
  readonly timeUp: (nowMs: number) => void;
  readonly aborted: () => void;
}

class WaitingCaller implements Aged<WaitingCaller>, Deadline {
  older: WaitingCaller | undefined;
  younger: WaitingCaller | undefined;
  place = -1;
  turn = 0;
  readonly dueAtMs: number;
  readonly signal: AbortSignal | undefined;
  readonly answered: (answer: WaitAnswer) => void;
  readonly failed: (error: unknown) => void;
  readonly aborted: () => void;
  readonly onDue: (nowMs: number) => void;

  constructor(dueAtMs: number, ends: CallerEnds) {
    this.dueAtMs = dueAtMs;
    this.signal = ends.signal;
    this.answered = ends.answered;
    this.failed = ends.failed;
    this.aborted = ends.aborted;
    this.onDue = ends.timeUp;
  }
}
