import type { CallContext } from '../call-options.js';
import { type Deadline, Deadlines } from '../deadlines.js';
import { CallTimeoutError } from '../errors.js';
import type { CallLimits } from '../guarded-call.js';
import { PLAIN, TIMED_OUT } from '../outcome.js';
import { settledThen } from '../thenable.js';
import { PLACE } from './count-lanes.js';
import type { SharedCore } from './shared-core.js';
import { type AdmittedCall, failShared, settleShared, succeedShared } from './shared-settlement.js';

/** A call that may end before its work does: by its own timeout, or by its caller's signal. */
export class SharedCall<T> implements CallContext, Deadline {
  /** Settles with the work, or before it. */
  readonly promise: Promise<T>;
  readonly dueAtMs: number;
  place = -1;
  turn = 0;
  readonly #core: SharedCore;
  readonly #admitted: AdmittedCall;
  readonly #limits: CallLimits;
  readonly #controller = new AbortController();
  #isOver = false;
  #resolve!: (value: T) => void;
  #reject!: (error: unknown) => void;

  constructor(core: SharedCore, admitted: AdmittedCall, limits: CallLimits) {
    this.#core = core;
    this.#admitted = admitted;
    this.#limits = limits;
    const { clock } = core.thread;
    const { signal, timeoutMs } = limits;
    this.dueAtMs = timeoutMs === undefined ? Infinity : clock.nowMs() + timeoutMs;
    this.promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (timeoutMs !== undefined) Deadlines.of(clock).add(this);
    signal?.addEventListener('abort', this, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
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

  /** The caller's signal was aborted. */
  handleEvent(): void {
    if (!this.#end()) return;
    settleShared(this.#core, this.#admitted, PLAIN.cancelled);
    this.#giveUp(this.#limits.signal?.reason);
  }

  onDue(): void {
    if (!this.#end()) return;
    this.#core.parts.lanes.add(PLACE.timedOut);
    settleShared(this.#core, this.#admitted, TIMED_OUT);
    this.#giveUp(new CallTimeoutError(this.#core.settings.name, this.#limits.timeoutMs ?? 0));
  }

  #succeeded(value: T): void {
    if (!this.#end()) return;
    succeedShared(this.#core, this.#admitted, value);
    this.#resolve(value);
  }

  #failed(error: unknown): void {
    if (!this.#end()) return;
    failShared(this.#core, this.#admitted, error);
    this.#reject(error);
  }

  /** @returns false when the call is over already. */
  #end(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    const { signal, timeoutMs } = this.#limits;
    if (timeoutMs !== undefined) Deadlines.of(this.#core.thread.clock).remove(this);
    signal?.removeEventListener('abort', this);
    return true;
  }

  /** The caller is answered before the work is told. */
  #giveUp(reason: unknown): void {
    this.#reject(reason);
    this.#controller.abort(reason);
  }
}
