import type { CallContext } from './call-options.js';
import type { Context } from './context.js';
import type { Deadline } from './deadlines.js';
import { CallTimeoutError } from './errors.js';
import type { Grant } from './grant.js';
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
  readonly #context: Context;
  readonly #grant: Grant;
  readonly #limits: CallLimits;
  #state: 'running' | 'ended' | 'abandoned' = 'running';
  #controller: AbortController | undefined;
  /** Why it was abandoned. */
  #reason: unknown;
  #resolve!: (value: T) => void;
  #reject!: (error: unknown) => void;

  constructor(context: Context, grant: Grant, limits: CallLimits) {
    this.#context = context;
    this.#grant = grant;
    this.#limits = limits;
    const { signal, timeoutMs } = limits;
    this.dueAtMs = timeoutMs === undefined ? Infinity : context.nowMs() + timeoutMs;
    this.promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (timeoutMs !== undefined) context.deadlines.add(this);
    signal?.addEventListener('abort', this, { once: true });
  }

  /** Runs the work; this is what it is handed. */
  run(fn: (call: CallContext) => T | PromiseLike<T>): Promise<T> {
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
    this.#stop('abandoned');
    this.#context.settlement.abandon(this.#grant);
    this.#giveUp(this.#limits.signal?.reason);
  }

  onDue(): void {
    const { settings, settlement } = this.#context;
    const { timeoutMs = 0 } = this.#limits;
    this.#stop('abandoned');
    settlement.timeOut(this.#grant, timeoutMs);
    this.#giveUp(new CallTimeoutError(settings.name, timeoutMs));
  }

  #succeeded(value: T): void {
    if (this.#state === 'abandoned') {
      this.#context.settlement.workEnded();
      return;
    }
    this.#stop('ended');
    this.#context.settlement.succeed(this.#grant, value);
    this.#resolve(value);
  }

  #failed(error: unknown): void {
    if (this.#state === 'abandoned') {
      this.#context.settlement.workEnded();
      return;
    }
    this.#stop('ended');
    this.#context.settlement.fail(this.#grant, error);
    this.#reject(error);
  }

  #stop(state: 'ended' | 'abandoned'): void {
    this.#state = state;
    const { signal, timeoutMs } = this.#limits;
    if (timeoutMs !== undefined) this.#context.deadlines.remove(this);
    signal?.removeEventListener('abort', this);
  }

  /** The caller is answered before the work is told: what hears the signal cannot be in between. */
  #giveUp(reason: unknown): void {
    this.#reason = reason;
    this.#reject(reason);
    this.#controller?.abort(reason);
  }
}
