import { admit } from './admission.js';
import { type CallContext, type CallOptions, checkCallOptions, ENDLESS } from './call-options.js';
import { refuseAborted } from './calls.js';
import type { Core } from './core.js';
import { type Grant, isGranted } from './grant.js';
import { GuardedCall } from './guarded-call.js';
import { joinLine } from './line-keeper.js';
import { type Rejection, rejectionError } from './rejection.js';
import { fail, succeed } from './settlement.js';
import { rejectedSoon, settledThen } from './thenable.js';
import type { WaitAnswer } from './waiting-line.js';

/**
 * What is guarded where it has to be known how the work ended, before anybody else is told: also
 * when its caller gave it up long ago.
 */
export interface WatchedWork<T> {
  run(call: CallContext): T | PromiseLike<T>;
  /** Must not throw. */
  succeeded(value: T): void;
  /** Also told when {@link run} has thrown. Must not throw. */
  failed(error: unknown): void;
}

/** A call of watched work, which is otherwise as `CircuitBreaker.execute` promises. */
export function executeWatched<T>(
  core: Core,
  work: WatchedWork<T>,
  options: CallOptions | undefined,
): Promise<T> {
  const isPlain = options === undefined && core.settings.timeoutMs === undefined;
  return isPlain && core.admitsAll
    ? runPlain(work, admit(core) as Grant)
    : executeAsked(core, work, options);
}

function executeAsked<T>(
  core: Core,
  work: WatchedWork<T>,
  options: CallOptions | undefined,
): Promise<T> {
  const answer = enter(core, options);
  if (isGranted(answer)) return run(work, answer, options);
  if (!(answer instanceof Promise)) return rejectedSoon(rejectionError(answer, core));
  return answer.then((later) => {
    if (isGranted(later)) return run(work, later, options);
    throw rejectionError(later, core);
  });
}

/** A grant, or why there is none, now or later; mistakes come as a rejected promise. */
function enter(
  core: Core,
  options: CallOptions | undefined,
): Grant | Rejection | Promise<WaitAnswer> {
  try {
    if (options !== undefined) refuseAborted(checkCallOptions('execute', options));
    return joinLine(core, options?.signal) ?? admit(core);
  } catch (error) {
    return rejectedSoon(error);
  }
}

function run<T>(work: WatchedWork<T>, grant: Grant, options: CallOptions | undefined): Promise<T> {
  const timeoutMs = options?.timeoutMs ?? grant.core.settings.timeoutMs;
  const signal = options?.signal;
  return timeoutMs === undefined && signal === undefined
    ? runPlain(work, grant)
    : new GuardedCall<T>(grant, { timeoutMs, signal }).run((call) => observed(work, call));
}

/** Nothing but the work ends the call: one pair of handlers tells both of it. */
function runPlain<T>(work: WatchedWork<T>, grant: Grant): Promise<T> {
  let running: Promise<T>;
  try {
    running = Promise.resolve(work.run(ENDLESS));
  } catch (error) {
    work.failed(error);
    fail(grant, error);
    return rejectedSoon(error);
  }
  return settledThen<T, T, never>(
    running,
    (value) => {
      work.succeeded(value);
      succeed(grant, value);
      return value;
    },
    (error) => {
      work.failed(error);
      fail(grant, error);
      throw error;
    },
  );
}

/** The work, which is told of its end whoever still listens. */
function observed<T>(work: WatchedWork<T>, call: CallContext): Promise<T> {
  let running: Promise<T>;
  try {
    running = Promise.resolve(work.run(call));
  } catch (error) {
    work.failed(error);
    throw error;
  }
  return settledThen<T, T, never>(
    running,
    (value) => {
      work.succeeded(value);
      return value;
    },
    (error) => {
      work.failed(error);
      throw error;
    },
  );
}
