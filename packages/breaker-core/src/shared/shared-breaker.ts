import type { CallOptions } from '../call-options.js';
import type { CallResult } from '../call-result.js';
import type { GuardedFunction } from '../calls.js';
import { InvalidCallError } from '../errors.js';
import type { BreakerListener } from '../events.js';
import type { Permit } from '../permit.js';
import {
  readSharedBreakerOptions,
  readSharedThreadOptions,
} from './read-shared-breaker-options.js';
import type {
  SharedBreakerOptions,
  SharedBreakerSettings,
  SharedThreadOptions,
} from './shared-breaker-options.js';
import { acquireShared, executeShared, tryExecuteShared } from './shared-calls.js';
import { SharedCore, type SharedThread } from './shared-core.js';
import { readCounts, type SharedBreakerCounts } from './shared-counts.js';
import { allocate, checkHandle, type SharedForm } from './shared-handle.js';
import { layoutOf } from './shared-layout.js';
import { initialize, partsOf, type SharedBreakerHandle } from './shared-parts.js';
import type { SharedBreakerState } from './shared-state.js';

const FORM: SharedForm<'breaker', SharedBreakerSettings> = {
  kind: 'breaker',
  readOptions: readSharedBreakerOptions,
  bytesFor: (settings) => layoutOf(settings).words * 4,
};

/** A breaker with parts of its own, for tests that break one of them. */
export let sharedBreakerOf: (handle: SharedBreakerHandle, core: SharedCore) => SharedCircuitBreaker;

/**
 * One circuit breaker for all worker threads of a process: its state is in shared memory, changed
 * by atomic operations only. No thread waits for another one, and none can hold one up, wherever
 * it stops.
 *
 * @remarks
 * What a call does is as with a {@link CircuitBreaker}; what differs: an event is heard only in the
 * thread whose call made the transition, user code runs in the thread of its call, and a trial
 * loses its slot only to a call that finds no other.
 *
 * @example
 * ```ts
 * const breaker = SharedCircuitBreaker.create({ name: 'search' });
 * new Worker(file, { workerData: breaker.handle });
 * // in the worker:
 * const breaker = SharedCircuitBreaker.attach(workerData);
 * await breaker.execute(({ signal }) => fetch('https://search.example', { signal }));
 * ```
 */
export class SharedCircuitBreaker {
  static {
    sharedBreakerOf = (handle, core) => new SharedCircuitBreaker(handle, core);
  }

  /**
   * What another thread attaches by: plain data for `postMessage` and `workerData`. The memory
   * lives as long as any thread has it.
   */
  readonly handle: SharedBreakerHandle;
  readonly #core: SharedCore;

  private constructor(handle: SharedBreakerHandle, core: SharedCore) {
    this.handle = handle;
    this.#core = core;
  }

  /**
   * A new breaker, in memory of its own.
   *
   * @param options - how it behaves, for all threads.
   * @param thread - what this thread brings to it.
   * @throws {@link InvalidOptionsError} that lists every violation of the options.
   */
  static create(
    options: SharedBreakerOptions = {},
    thread: SharedThreadOptions = {},
  ): SharedCircuitBreaker {
    const settings = readSharedBreakerOptions(options);
    const here = readSharedThreadOptions(thread);
    const handle = allocate(FORM, settings);
    initialize(handle, here.clock);
    return SharedCircuitBreaker.#seenFrom(here, handle);
  }

  /**
   * The same breaker, in another thread; or once more in this one.
   *
   * @param handle - of the breaker, as it came through `workerData` or a message.
   * @param thread - what this thread brings to it.
   * @throws {@link SharedHandleError} for anything but the handle of a breaker of this version, whole
   * and unchanged. {@link InvalidOptionsError} for `thread`.
   */
  static attach(
    handle: SharedBreakerHandle,
    thread: SharedThreadOptions = {},
  ): SharedCircuitBreaker {
    const here = readSharedThreadOptions(thread);
    return SharedCircuitBreaker.#seenFrom(here, checkHandle(FORM, handle));
  }

  static #seenFrom(thread: SharedThread, handle: SharedBreakerHandle): SharedCircuitBreaker {
    const { options: settings } = handle;
    return sharedBreakerOf(handle, new SharedCore(partsOf(handle), { settings, thread }));
  }

  /**
   * How much memory a breaker with these options takes, in bytes; it never takes more.
   *
   * @throws {@link InvalidOptionsError} that lists every violation of the options.
   */
  static bytesFor(options: SharedBreakerOptions = {}): number {
    return FORM.bytesFor(readSharedBreakerOptions(options));
  }

  /** The option `name`. */
  get name(): string {
    return this.#core.settings.name;
  }

  /**
   * The state over all threads. Reading changes nothing: an open breaker whose time is up reads
   * `open` until a call arrives.
   */
  get state(): SharedBreakerState {
    const { state } = this.#core.parts;
    return state.kindOf(state.load());
  }

  /** The counts of all threads, as a plain object of their own. */
  get counts(): SharedBreakerCounts {
    return readCounts(this.#core.parts.lanes);
  }

  /**
   * Calls `fn`, in this thread, if the breaker admits it; as `CircuitBreaker.execute` does. It
   * never throws at once: all errors come as rejections.
   *
   * @param options - a signal of the caller's, and how long the call may take.
   * @throws {@link CircuitOpenError} when turned away, {@link CallTimeoutError}, the reason of the
   * caller's signal, {@link InvalidCallError} for a function or an option that is none, and the
   * error of `fn`.
   */
  execute<T>(fn: GuardedFunction<T>, options?: CallOptions): Promise<T> {
    return executeShared(this.#core, fn, options);
  }

  /**
   * Like {@link SharedCircuitBreaker.execute}, but how the call ended is a value.
   *
   * @throws {@link InvalidCallError}, as a rejection, and the reason of a signal that was aborted
   * before the call.
   */
  tryExecute<T>(fn: GuardedFunction<T>, options?: CallOptions): Promise<CallResult<T>> {
    return tryExecuteShared(this.#core, fn, options);
  }

  /**
   * Admits a call that no single function spans; its holder settles the permit, in this thread.
   * Should the thread end before, a trial slot comes back after `trialDeadlineMs`.
   *
   * @throws {@link CircuitOpenError} when turned away.
   */
  acquire(): Permit {
    return acquireShared(this.#core);
  }

  /**
   * Subscribes to the transitions that calls of this thread make; every transition is made by one
   * thread, and heard only there. For what listeners may rely on see {@link BreakerListener}.
   *
   * @returns a function that unsubscribes.
   * @throws {@link InvalidCallError} when there is no such event or the listener is no function.
   */
  on(event: 'transition', listener: BreakerListener<'transition'>): () => void {
    if ((event as unknown) !== 'transition') {
      throw new InvalidCallError('on', { expected: 'the event transition', received: event });
    }
    return this.#core.events.subscribe(event, listener);
  }
}
