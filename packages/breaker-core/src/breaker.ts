import type { BreakerCounts } from './counts.js';
import { InvalidCallError } from './errors.js';
import { EventQueue } from './event-queue.js';
import type { BreakerEvents, BreakerListener } from './events.js';
import { Gate } from './gate.js';
import type { BreakerState } from './machine.js';
import { type CircuitBreakerOptions, readOptions, type Settings } from './options.js';
import type { ErrorClass } from './outcome.js';
import { type Permit, SingleUsePermit } from './permit.js';
import { absorbRejection, isThenable } from './thenable.js';

// Like await: not the `then` that a promise may carry.
// eslint-disable-next-line @typescript-eslint/unbound-method -- always called with a promise as this
const { then } = Promise.prototype;

/**
 * Calls go through a circuit breaker, and it turns them away while their upstream fails.
 *
 * Every admitted call belongs to the *generation* it was admitted in; a new one begins with every
 * transition. A call that settles in another generation is late: counted, and deciding nothing.
 *
 * @example
 * ```ts
 * const breaker = new CircuitBreaker({ name: 'search', openDurationMs: 5_000 });
 * const page = await breaker.execute(() => fetch('https://search.example'));
 * ```
 */
export class CircuitBreaker {
  readonly #settings: Settings;
  readonly #events = new EventQueue();
  readonly #gate: Gate;
  #notifying = false;

  /** @throws {@link InvalidOptionsError} that lists every violation of the options. */
  constructor(options: CircuitBreakerOptions = {}) {
    this.#settings = readOptions(options);
    this.#gate = new Gate(this.#settings, this.#events, {
      classify: (error) => this.#classify(error),
      notify: this.#notify.bind(this),
    });
  }

  /** The option `name`. */
  get name(): string {
    return this.#settings.name;
  }

  /**
   * What the breaker does with calls now. Reading changes nothing: an open breaker whose time is
   * up reads `open` until a call arrives. A disposed breaker keeps its last state.
   */
  get state(): BreakerState {
    const { state } = this.#gate;
    return state.kind === 'disposed' ? state.last : state.kind;
  }

  /** The exact counts as they stand, as a plain object of their own. */
  get counts(): BreakerCounts {
    return this.#gate.tally.snapshot();
  }

  /**
   * Calls `fn` if the breaker admits it, and resolves to what `fn` returns, as `await` would. It
   * never throws at once: all errors come as rejections.
   * @throws {@link CircuitOpenError} when turned away, {@link BreakerDisposedError} after `dispose`,
   * {@link InvalidCallError} when `fn` is no function, and the error of `fn`.
   */
  execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (typeof fn !== 'function') return Promise.reject(notAFunction('execute', fn));
    const grant = this.#gate.admit();
    if (grant instanceof Error) return Promise.reject(grant);
    let result: Promise<T>;
    try {
      result = Promise.resolve(fn());
    } catch (error) {
      this.#gate.fail(grant, error);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as fn threw it
      return Promise.reject(error);
    }
    return then.call(result, grant.fulfilled, grant.rejected) as Promise<T>;
  }

  /**
   * Calls `fn` if the breaker admits it and returns its value; for functions that work at once.
   * @throws the same as `execute`, and {@link InvalidCallError} when `fn` has returned a thenable:
   * the call is `ignored` then, as its result is not known, and a rejection of it is dropped.
   */
  executeSync<T>(fn: () => T): T {
    if (typeof fn !== 'function') throw notAFunction('executeSync', fn);
    const grant = this.#gate.admit();
    if (grant instanceof Error) throw grant;
    let value: T;
    let thenable: boolean;
    try {
      value = fn();
      thenable = isThenable(value);
    } catch (error) {
      this.#gate.fail(grant, error);
      throw error;
    }
    this.#gate.settle(grant, thenable ? 'ignored' : 'success');
    if (!thenable) return value;
    absorbRejection(value);
    const expected = 'a function that returns a plain value: use execute for promises';
    throw new InvalidCallError('executeSync', { expected, received: value });
  }

  /**
   * Admits a call that no single function spans; its holder settles the permit.
   * @throws {@link CircuitOpenError} when turned away, {@link BreakerDisposedError} after `dispose`.
   */
  acquire(): Permit {
    const grant = this.#gate.admit();
    if (grant instanceof Error) throw grant;
    return new SingleUsePermit(grant, this.#gate);
  }

  /**
   * Rejects every call until `disable` or `reset`; no time ends it. No-op when forced open.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  forceOpen(): void {
    this.#gate.control('forced-open');
  }

  /**
   * Admits and counts every call, never opens, until `forceOpen` or `reset`. No-op when disabled.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  disable(): void {
    this.#gate.control('disabled');
  }

  /**
   * Back to automatic: closed, with empty windows. It ends any open period, also a forced one.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  reset(): void {
    this.#gate.control('reset');
  }

  /**
   * Subscribes to an event; for what listeners may rely on see {@link BreakerListener}.
   * @returns a function that unsubscribes; after it, the listener is not called again.
   * @throws {@link InvalidCallError} when there is no such event or the listener is no function,
   * {@link BreakerDisposedError} after `dispose`.
   */
  on<E extends keyof BreakerEvents>(event: E, listener: BreakerListener<E>): () => void {
    this.#gate.refuseDisposed();
    return this.#events.subscribe(event, listener);
  }

  /**
   * No call is admitted from now on, no listener hears anything, the state stays. Calls in flight
   * still answer their callers, and count as late. A second `dispose` does nothing.
   */
  dispose(): void {
    this.#events.close();
    this.#gate.dispose();
  }

  #classify(error: unknown): ErrorClass {
    const { classify } = this.#settings;
    if (classify === undefined) return 'failure';
    try {
      const answer = classify(error);
      if (answer === 'failure' || answer === 'ignored' || answer === 'cancelled') return answer;
      absorbRejection(answer);
    } catch {
      // Counted below, like an answer that is none.
    }
    this.#gate.tally.observerErrors++;
    return 'failure';
  }

  /** Tells everything in the queue, also what listeners add to it by calling the breaker. */
  #notify(): void {
    if (this.#notifying) return;
    this.#notifying = true;
    const countError = (): void => {
      this.#gate.tally.observerErrors++;
    };
    for (let run = this.#events.take(); run !== undefined; run = this.#events.take()) {
      try {
        absorbRejection(run(), countError);
      } catch {
        countError();
      }
    }
    this.#notifying = false;
  }
}

function notAFunction(method: string, received: unknown): InvalidCallError {
  return new InvalidCallError(method, { expected: 'a function', received });
}
