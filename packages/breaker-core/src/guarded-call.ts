import type { CallContext } from './call-options.js';
import { type Deadline, Deadlines } from './deadlines.js';
import { CallTimeoutError } from './errors.js';
import type { Grant } from './grant.js';
import { PLAIN } from './outcome.js';
import { abandon, fail, settle, succeed, timeOut, workEnded } from './settlement.js';
import { settledThen } from './thenable.js';

/** What can end a call before its work does. */
export interface CallLimits {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number | undefined;
}

/**
 * A call that may end before its work does: by its own timeout, or by its caller's signal.
 *
 * ```
 *             ┌─ work ends ──────────────▶ ended: settled by what the work gave
 * running ────┼─ time is up ──┐
 *             └─ caller aborts┴─────────▶ abandoned: settled, its signal aborted
 *                                              └─ work ends ─▶ its slot is free
 * ```
 */
export class GuardedCall<T> implements CallContext, Deadline {
  /** Settles with the work, or before it. */
  readonly promise: Promise<T>;
  readonly dueAtMs: number;
  place = -1;
  turn = 0;
  readonly #grant: Grant;
  readonly #limits: CallLimits;
  #state: 'running' | 'ended' | 'abandoned' = 'running';
  #controller: AbortController | undefined;
  /** Why it was abandoned. */
  #reason: unknown;
  #resolve!: (value: T) => void;
  #reject!: (error: unknown) => void;

  constructor(grant: Grant, limits: CallLimits) {
    this.#grant = grant;
    this.#limits = limits;
    const { signal, timeoutMs } = limits;
    const { clock } = grant.core;
    this.dueAtMs = timeoutMs === undefined ? Infinity : clock.nowMs() + timeoutMs;
    this.promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (timeoutMs !== undefined) Deadlines.of(clock).add(this);
    signal?.addEventListener('abort', this, { once: true });
  }

  /** Runs the work; this is what it is handed. */
  run(fn: (call: CallContext) => T | PromiseLike<T>): Promise<T> {
    const { signal } = this.#limits;
    if (signal?.aborted === true) {
      // Given up between its turn in the line of those who wait and now.
      this.#stop('ended');
      settle(this.#grant, PLAIN.cancelled);
      this.#reject(signal.reason);
      return this.promise;
    }
    let work: Promise<T>;
    try {
      work = Promise.resolve(fn(this));
    } catch (error) {
      this.#failed(error);
      return this.promise;
    }
    void settledThen(
      work,
      (value) => {
        this.#succeeded(value);
      },
      (error) => {
        this.#failed(error);
      },
    );
    return this.promise;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#state === 'abandoned') this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** The caller's signal was aborted. */
  handleEvent(): void {
    if (this.#state !== 'running') return;
    this.#reason = this.#limits.signal?.reason;
    this.#stop('abandoned');
    abandon(this.#grant);
    this.#giveUp();
  }

  onDue(): void {
    const { settings } = this.#grant.core;
    const { timeoutMs = 0 } = this.#limits;
    this.#reason = new CallTimeoutError(settings.name, timeoutMs);
    this.#stop('abandoned');
    timeOut(this.#grant, timeoutMs);
    this.#giveUp();
  }

  #succeeded(value: T): void {
    if (this.#state === 'abandoned') {
      workEnded(this.#grant);
      return;
    }
    this.#stop('ended');
    succeed(this.#grant, value);
    this.#resolve(value);
  }

  #failed(error: unknown): void {
    if (this.#state === 'abandoned') {
      workEnded(this.#grant);
      return;
    }
    this.#stop('ended');
    fail(this.#grant, error);
    this.#reject(error);
  }

  #stop(state: 'ended' | 'abandoned'): void {
    this.#state = state;
    const { signal, timeoutMs } = this.#limits;
    if (timeoutMs !== undefined) Deadlines.of(this.#grant.core.clock).remove(this);
    signal?.removeEventListener('abort', this);
  }

  /** The caller is answered before the work is told: what hears the signal cannot be in between. */
  #giveUp(): void {
    this.#reject(this.#reason);
    this.#controller?.abort(this.#reason);
  }
}
