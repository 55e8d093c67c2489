import { type CallOptions, checkCallOptions, ENDLESS } from '../call-options.js';
import { type CallResult, resultOf } from '../call-result.js';
import { checkFunction, type GuardedFunction, refuseAborted } from '../calls.js';
import { type Rejection, rejectionError } from '../rejection.js';
import { rejectedSoon, settledThen } from '../thenable.js';
import { admitShared } from './shared-admission.js';
import { SharedCall } from './shared-call.js';
import type { SharedCore } from './shared-core.js';
import { SharedPermit } from './shared-permit.js';
import { type AdmittedCall, failShared, succeedShared } from './shared-settlement.js';

// Calls of a shared breaker: admit, run, settle, as for a local one.

/** A call, as `SharedCircuitBreaker.execute` promises it. */
export function executeShared<T>(
  core: SharedCore,
  fn: GuardedFunction<T>,
  options: CallOptions | undefined,
): Promise<T> {
  const answer = enter(core, 'execute', fn, options);
  if (answer instanceof SharedPermit) return run(core, answer, fn, options);
  return answer instanceof Promise ? answer : rejectedSoon(rejectionError(answer, core));
}

/** A call, as `SharedCircuitBreaker.tryExecute` promises it. */
export function tryExecuteShared<T>(
  core: SharedCore,
  fn: GuardedFunction<T>,
  options: CallOptions | undefined,
): Promise<CallResult<T>> {
  const answer = enter(core, 'tryExecute', fn, options);
  if (answer instanceof SharedPermit) return resultOf(run(core, answer, fn, options));
  if (!(answer instanceof Promise)) {
    return Promise.resolve({ status: 'rejected', rejection: answer });
  }
  return answer.catch((error: unknown): CallResult<T> => {
    // Given up before it began is how a call may end; anything else is a mistake.
    if (options?.signal?.aborted === true && error === options.signal.reason) {
      return { status: 'failed', error };
    }
    throw error;
  });
}

/** A call in two steps, as `SharedCircuitBreaker.acquire` promises it. */
export function acquireShared(core: SharedCore): SharedPermit {
  const answer = admitShared(core);
  if (answer instanceof SharedPermit) return answer;
  throw rejectionError(answer, core);
}

/** A permit, or why there is none; mistakes come as a rejected promise. */
function enter(
  core: SharedCore,
  method: string,
  fn: unknown,
  options: CallOptions | undefined,
): SharedPermit | Rejection | Promise<never> {
  try {
    checkFunction(method, fn);
    if (options !== undefined) refuseAborted(checkCallOptions(method, options));
    return admitShared(core);
  } catch (error) {
    return rejectedSoon(error);
  }
}

function run<T>(
  core: SharedCore,
  call: AdmittedCall,
  fn: GuardedFunction<T>,
  options: CallOptions | undefined,
): Promise<T> {
  const timeoutMs = options?.timeoutMs ?? core.settings.timeoutMs;
  const signal = options?.signal;
  if (timeoutMs !== undefined || signal !== undefined) {
    return new SharedCall<T>(core, call, { timeoutMs, signal }).run(fn);
  }
  let work: Promise<T>;
  try {
    work = Promise.resolve(fn(ENDLESS));
  } catch (error) {
    failShared(core, call, error);
    return rejectedSoon(error);
  }
  return settledThen(
    work,
    (value) => {
      succeedShared(core, call, value);
      return value;
    },
    (error): never => {
      failShared(core, call, error);
      throw error;
    },
  );
}
