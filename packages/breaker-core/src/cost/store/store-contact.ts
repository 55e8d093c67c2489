import type { Clock } from '../../clock.js';
import { type Deadline, Deadlines } from '../../deadlines.js';
import { isThenable } from '../../thenable.js';
import type { StoreFault } from './store-unavailable-error.js';

/** What came of asking a store. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: StoreFault; readonly cause: unknown };

const TIMEOUT: Reply<never> = { ok: false, fault: 'timeout', cause: undefined };

/** Asks a store and waits for it no longer than it may take. */
export class StoreContact {
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Never throws or rejects.
   *
   * @param onLate - told what came after the time was over.
   * @returns the reply at once when the store gives it at once.
   */
  ask<T>(
    question: () => T | PromiseLike<T>,
    onLate: (reply: Reply<T>) => void,
  ): Reply<T> | Promise<Reply<T>> {
    const dueAtMs = this.#clock.nowMs() + this.#timeoutMs;
    try {
      const answer = question();
      if (!isThenable(answer)) return { ok: true, value: answer };
      return this.#wait(answer, { dueAtMs, onLate });
    } catch (cause) {
      return { ok: false, fault: 'failed', cause };
    }
  }

  #wait<T>(
    answer: PromiseLike<T>,
    { dueAtMs, onLate }: { dueAtMs: number; onLate: (reply: Reply<T>) => void },
  ): Promise<Reply<T>> {
    const deadlines = Deadlines.of(this.#clock);
    return new Promise((resolve) => {
      let isWaiting = true;
      const settle = (reply: Reply<T>): void => {
        if (!isWaiting) {
          onLate(reply);
          return;
        }
        isWaiting = false;
        deadlines.remove(deadline);
        resolve(reply);
      };
      const onDue = (): void => {
        settle(TIMEOUT);
      };
      const deadline: Deadline = { dueAtMs, place: -1, turn: 0, onDue };
      deadlines.add(deadline);
      Promise.resolve(answer).then(
        (value) => {
          settle({ ok: true, value });
        },
        (cause: unknown) => {
          settle({ ok: false, fault: 'failed', cause });
        },
      );
    });
  }
}
