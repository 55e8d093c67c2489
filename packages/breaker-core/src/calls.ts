import type { Admission } from './admission.js';
import { type CallContext, type CallOptions, checkCallOptions, ENDLESS } from './call-options.js';
import { type CallResult, resultOf } from './call-result.js';
import type { Context } from './context.js';
import { InvalidCallError } from './errors.js';
import type { Gate } from './gate.js';
import { type Grant, isGranted } from './grant.js';
import { GuardedCall } from './guarded-call.js';
import { PLAIN } from './outcome.js';
import { type Permit, SingleUsePermit } from './permit.js';
import { type Rejection, rejectionError } from './rejection.js';
import { absorbRejection, isThenable, rejectedSoon, settledThen } from './thenable.js';
import type { WaitAnswer } from './waiting-line.js';

/** What is guarded; it may ask its call for a signal. */
export type GuardedFunction<T> = (call: CallContext) => T | PromiseLike<T>;

/** Makes calls: admit, run, settle. The only place, with `GuardedCall`, that runs what is guarded. */
export class Calls {
  readonly #gate: Gate;
  readonly #context: Context;
  readonly #admission: Admission;

  constructor(gate: Gate) {
    this.#gate = gate;
    this.#context = gate.context;
    this.#admission = gate.admission;
  }

  execute<T>(fn: GuardedFunction<T>, options?: CallOptions): Promise<T> {
    const answer = this.#enter('execute', fn, options);
    if (isGranted(answer)) return this.#run(fn, answer, options);
    if (!(answer instanceof Promise)) return rejectedSoon(this.#errorOf(answer));
    return answer.then((later) => {
      if (isGranted(later)) return this.#run(fn, later, options);
      throw this.#errorOf(later);
    });
  }

  tryExecute<T>(fn: GuardedFunction<T>, options?: CallOptions): Promise<CallResult<T>> {
    const answer = this.#enter('tryExecute', fn, options);
    if (isGranted(answer)) return resultOf(this.#run(fn, answer, options));
    if (!(answer instanceof Promise)) {
      return Promise.resolve({ status: 'rejected', rejection: answer });
    }
    return answer.then(
      (later): CallResult<T> | Promise<CallResult<T>> =>
        isGranted(later)
          ? resultOf(this.#run(fn, later, options))
          : { status: 'rejected', rejection: later },
      (error: unknown): CallResult<T> => {
        if (options?.signal?.aborted === true && error === options.signal.reason) {
          return { status: 'failed', error };
        }
        throw error;
      },
    );
  }

  executeSync<T>(fn: () => T): T {
    checkFunction('executeSync', fn);
    const grant = this.#admission.admit();
    if (!isGranted(grant)) throw this.#errorOf(grant);
    const { settlement } = this.#context;
    let value: T;
    let thenable: boolean;
    try {
      value = fn();
      thenable = isThenable(value);
    } catch (error) {
      settlement.fail(grant, error);
      throw error;
    }
    if (!thenable) {
      settlement.succeed(grant, value);
      return value;
    }
    settlement.settle(grant, PLAIN.ignored);
    absorbRejection(value);
    const expected = 'a function that returns a plain value: use execute for promises';
    throw new InvalidCallError('executeSync', { expected, received: value });
  }

  acquire(): Permit {
    const grant = this.#admission.admit();
    if (!isGranted(grant)) throw this.#errorOf(grant);
    return new SingleUsePermit(grant, this.#gate);
  }

  /** A grant, or why there is none, now or later; mistakes come as a rejected promise. */
  #enter(
    method: string,
    fn: unknown,
    options: CallOptions | undefined,
  ): Grant | Rejection | Promise<WaitAnswer> {
    try {
      checkFunction(method, fn);
      if (options !== undefined) checkCallOptions(method, options).signal?.throwIfAborted();
      return this.#gate.admitOrWait(options?.signal);
    } catch (error) {
      return rejectedSoon(error);
    }
  }

  #run<T>(fn: GuardedFunction<T>, grant: Grant, options: CallOptions | undefined): Promise<T> {
    const context = this.#context;
    const timeoutMs = options?.timeoutMs ?? context.settings.timeoutMs;
    const signal = options?.signal;
    if (timeoutMs !== undefined || signal !== undefined) {
      return new GuardedCall<T>(context, grant, { timeoutMs, signal }).run(fn);
    }
    let work: Promise<T>;
    try {
      work = Promise.resolve(fn(ENDLESS));
    } catch (error) {
      context.settlement.fail(grant, error);
      return rejectedSoon(error);
    }
    return settledThen<T, T, never>(work, grant.fulfilled, grant.rejected);
  }

  #errorOf(rejection: Rejection): Error {
    return rejectionError(rejection, this.#context);
  }
}

/** @throws {@link InvalidCallError} for anything but a function. */
export function checkFunction(method: string, received: unknown): void {
  if (typeof received === 'function') return;
  throw new InvalidCallError(method, { expected: 'a function', received });
}
