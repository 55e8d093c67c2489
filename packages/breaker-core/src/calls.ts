import { admit } from './admission.js';
import { type CallContext, type CallOptions, checkCallOptions, ENDLESS } from './call-options.js';
import { type CallResult, resultOf } from './call-result.js';
import type { Core } from './core.js';
import { InvalidCallError } from './errors.js';
import { type Grant, isGranted } from './grant.js';
import { GuardedCall } from './guarded-call.js';
import { joinLine } from './line-keeper.js';
import { PLAIN } from './outcome.js';
import { type Permit, SingleUsePermit } from './permit.js';
import { type Rejection, rejectionError } from './rejection.js';
import { fail, settle, succeed } from './settlement.js';
import { absorbRejection, isThenable, rejectedSoon, settledThen } from './thenable.js';
import type { WaitAnswer } from './waiting-line.js';

// Calls: admit, run, settle. With `GuardedCall`, the only place that runs what is guarded.

/** What is guarded; it may ask its call for a signal. */
export type GuardedFunction<T> = (call: CallContext) => T | PromiseLike<T>;

/** A call, as `CircuitBreaker.execute` promises it. */
export function execute<T>(
  core: Core,
  fn: GuardedFunction<T>,
  options: CallOptions | undefined,
): Promise<T> {
  const answer = enter(core, 'execute', fn, options);
  if (isGranted(answer)) return run(fn, answer, options);
  if (!(answer instanceof Promise)) return rejectedSoon(rejectionError(answer, core));
  return executeAfter(answer, { core, fn, options });
}

/** A call, as `CircuitBreaker.tryExecute` promises it. */
export function tryExecute<T>(
  core: Core,
  fn: GuardedFunction<T>,
  options: CallOptions | undefined,
): Promise<CallResult<T>> {
  const answer = enter(core, 'tryExecute', fn, options);
  if (isGranted(answer)) return resultOf(run(fn, answer, options));
  if (!(answer instanceof Promise)) {
    return Promise.resolve({ status: 'rejected', rejection: answer });
  }
  return tryAfter(answer, { core, fn, options });
}

/** A call as it came. The paths that wait take it whole: a closure would cost every call. */
interface Wanted<T> {
  readonly core: Core;
  readonly fn: GuardedFunction<T>;
  readonly options: CallOptions | undefined;
}

function executeAfter<T>(
  waiting: Promise<WaitAnswer>,
  { core, fn, options }: Wanted<T>,
): Promise<T> {
  return waiting.then((answer) => {
    if (isGranted(answer)) return run(fn, answer, options);
    throw rejectionError(answer, core);
  });
}

function tryAfter<T>(
  waiting: Promise<WaitAnswer>,
  { fn, options }: Wanted<T>,
): Promise<CallResult<T>> {
  return waiting.then(
    (answer): CallResult<T> | Promise<CallResult<T>> =>
      isGranted(answer)
        ? resultOf(run(fn, answer, options))
        : { status: 'rejected', rejection: answer },
    (error: unknown): CallResult<T> => {
      if (options?.signal?.aborted === true && error === options.signal.reason) {
        return { status: 'failed', error };
      }
      throw error;
    },
  );
}

/** A call, as `CircuitBreaker.executeSync` promises it. */
export function executeSync<T>(core: Core, fn: () => T): T {
  checkFunction('executeSync', fn);
  const grant = acquireGrant(core);
  let value: T;
  let thenable: boolean;
  try {
    value = fn();
    thenable = isThenable(value);
  } catch (error) {
    fail(grant, error);
    throw error;
  }
  if (!thenable) {
    succeed(grant, value);
    return value;
  }
  settle(grant, PLAIN.ignored);
  absorbRejection(value);
  const expected = 'a function that returns a plain value: use execute for promises';
  throw new InvalidCallError('executeSync', { expected, received: value });
}

/** A call in two steps, as `CircuitBreaker.acquire` promises it. */
export function acquire(core: Core): Permit {
  return new SingleUsePermit(acquireGrant(core));
}

/** @throws a rejection of the breaker's own when there is none. */
export function acquireGrant(core: Core): Grant {
  const answer = admit(core);
  if (isGranted(answer)) return answer;
  throw rejectionError(answer, core);
}

/** Throws the reason of a signal that is aborted. By its fields: a polyfill's signal may lack the method that does the same. */
export function refuseAborted({ signal }: CallOptions): void {
  if (signal?.aborted === true) throw signal.reason;
}

/** @throws {@link InvalidCallError} for anything but a function. */
export function checkFunction(method: string, received: unknown): void {
  if (typeof received === 'function') return;
  throw new InvalidCallError(method, { expected: 'a function', received });
}

/** A grant, or why there is none, now or later; mistakes come as a rejected promise. */
function enter(
  core: Core,
  method: string,
  fn: unknown,
  options: CallOptions | undefined,
): Grant | Rejection | Promise<WaitAnswer> {
  try {
    checkFunction(method, fn);
    if (options !== undefined) refuseAborted(checkCallOptions(method, options));
    return core.admitsAll ? admit(core) : (joinLine(core, options?.signal) ?? admit(core));
  } catch (error) {
    return rejectedSoon(error);
  }
}

function run<T>(
  fn: GuardedFunction<T>,
  grant: Grant,
  options: CallOptions | undefined,
): Promise<T> {
  const timeoutMs = options?.timeoutMs ?? grant.core.settings.timeoutMs;
  const signal = options?.signal;
  if (timeoutMs !== undefined || signal !== undefined) {
    return new GuardedCall<T>(grant, { timeoutMs, signal }).run(fn);
  }
  let work: Promise<T>;
  try {
    work = Promise.resolve(fn(ENDLESS));
  } catch (error) {
    fail(grant, error);
    return rejectedSoon(error);
  }
  const { fulfilled, rejected } = grant.handlers;
  return settledThen<T, T, never>(work, fulfilled, rejected);
}
