import { refuseDisposed } from './admission.js';
import { type CallOptions, checkCallOptions } from './call-options.js';
import type { CallResult } from './call-result.js';
import * as calls from './calls.js';
import type { GuardedFunction } from './calls.js';
import * as hand from './control.js';
import { Core } from './core.js';
import type { BreakerCounts } from './counts.js';
import type { BreakerEvents, BreakerListener } from './events.js';
import { type Explanation, explanationOf } from './explanation.js';
import { type BreakerState, publicState } from './machine.js';
import type { CircuitBreakerOptions } from './options.js';
import type { Permit } from './permit.js';
import { readChanges, readOptions } from './read-options.js';
import { type BreakerSnapshot, readSnapshot, type RestoreResult, snapshotOf } from './snapshot.js';
import { eventsOf } from './telling.js';

/** What one breaker knows, for the parts of this package that have calls guarded by it. */
export let coreOf: (breaker: CircuitBreaker) => Core;

/**
 * Calls go through a circuit breaker, and it turns them away while their upstream fails.
 *
 * Every admitted call belongs to the *generation* it was admitted in; a new one begins with every
 * transition. A call that settles in another generation is late: counted, and deciding nothing.
 *
 * @example
 * ```ts
 * const breaker = new CircuitBreaker({ name: 'search', timeoutMs: 2_000 });
 * const page = await breaker.execute(({ signal }) => fetch('https://search.example', { signal }));
 * ```
 */
export class CircuitBreaker {
  static {
    coreOf = (breaker) => breaker.#core;
  }

  readonly #core: Core;

  /** @throws {@link InvalidOptionsError} that lists every violation of the options. */
  constructor(options: CircuitBreakerOptions = {}) {
    this.#core = new Core(readOptions(options));
  }

  /** The option `name`. */
  get name(): string {
    return this.#core.settings.name;
  }

  /**
   * What the breaker does with calls now; in shadow mode, what it would do. Reading changes
   * nothing: an open breaker whose time is up reads `open` until a call arrives. A disposed
   * breaker keeps its last state.
   */
  get state(): BreakerState {
    return publicState(this.#core.state);
  }

  /** Whether it is in shadow mode; see {@link CircuitBreaker.shadow}. */
  get isShadow(): boolean {
    return this.#core.isShadow;
  }

  /** The exact counts as they stand, as a plain object of their own. */
  get counts(): BreakerCounts {
    return this.#core.tally.snapshot();
  }

  /**
   * Calls `fn` if the breaker admits it, and resolves to what `fn` returns, as `await` would. It
   * never throws at once: all errors come as rejections.
   *
   * @param options - a signal of the caller's, and how long the call may take. When either ends
   * the call, the promise rejects at once, and the signal that `fn` was handed is aborted.
   * @throws {@link CircuitOpenError} or {@link InFlightLimitError} when turned away,
   * {@link CallTimeoutError}, the reason of the caller's signal, {@link BreakerDisposedError} after
   * `dispose`, {@link InvalidCallError} for a function or an option that is none, and the error of
   * `fn`.
   */
  execute<T>(fn: GuardedFunction<T>, options?: CallOptions): Promise<T> {
    return calls.execute(this.#core, fn, options);
  }

  /**
   * Like {@link CircuitBreaker.execute}, but how the call ended is a value: a rejection, which
   * costs least this way, and an error of `fn` are told apart by `status`.
   *
   * @throws {@link BreakerDisposedError} and {@link InvalidCallError}, as rejections: a mistake in
   * the calling code is no result.
   */
  tryExecute<T>(fn: GuardedFunction<T>, options?: CallOptions): Promise<CallResult<T>> {
    return calls.tryExecute(this.#core, fn, options);
  }

  /**
   * Calls `fn` if the breaker admits it and returns its value; for functions that work at once.
   * @throws the same as `execute`, and {@link InvalidCallError} when `fn` has returned a thenable:
   * the call is `ignored` then, as its result is not known, and a rejection of it is dropped.
   */
  executeSync<T>(fn: () => T): T {
    return calls.executeSync(this.#core, fn);
  }

  /**
   * The same function, guarded: it takes the same arguments, hands on `this`, and calls go through
   * {@link CircuitBreaker.execute}.
   *
   * @param options - for every call of it.
   * @throws {@link InvalidCallError} when `fn` is no function or an option is none.
   */
  wrap<This, A extends unknown[], R>(
    fn: (this: This, ...args: A) => R,
    options?: CallOptions,
  ): (this: This, ...args: A) => Promise<Awaited<R>> {
    calls.checkFunction('wrap', fn);
    const checked = options === undefined ? undefined : checkCallOptions('wrap', options);
    const execute = (call: GuardedFunction<R>): Promise<R> => this.execute(call, checked);
    return function (this: This, ...args: A) {
      return execute(() => fn.apply(this, args)) as Promise<Awaited<R>>;
    };
  }

  /**
   * Admits a call that no single function spans; its holder settles the permit. Nothing limits its
   * time, and it waits for no trial slot.
   *
   * @throws {@link CircuitOpenError} or {@link InFlightLimitError} when turned away,
   * {@link BreakerDisposedError} after `dispose`.
   */
  acquire(): Permit {
    return calls.acquire(this.#core);
  }

  /**
   * Rejects every call until another hand decides; no time ends it. No-op when forced open.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  forceOpen(): void {
    hand.control(this.#core, 'forced-open');
  }

  /**
   * Admits every call and never opens, until another hand decides; `maxInFlight` still holds. No-op
   * when forced closed.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  forceClose(): void {
    hand.control(this.#core, 'forced-closed');
  }

  /**
   * Steps aside: admits and counts every call without any limit, and never opens, until another
   * hand decides. No-op when disabled.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  disable(): void {
    hand.control(this.#core, 'disabled');
  }

  /**
   * From closed with empty windows, goes through its states as ever, but rejects nobody: calls it
   * would have turned away run, are counted in `wouldHaveRejected` and told as `rejected` events
   * with `shadow: true`, and decide nothing. Until another hand decides.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  shadow(): void {
    hand.control(this.#core, 'shadow');
  }

  /**
   * Back to automatic: closed, with empty windows. It ends any open period, also a forced one, and
   * shadow mode; isolation it leaves to its holders.
   *
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  reset(): void {
    hand.control(this.#core, 'reset');
  }

  /**
   * Rejects every call for as long as anybody holds it isolated; then the breaker is in the state
   * it was in before, with what was left of its windows and its open period, or in the one that
   * was asked for meanwhile. Time goes on. Calls in flight at either end are late.
   *
   * @returns gives this hold back; a second time it does nothing.
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  isolate(): () => void {
    return hand.isolate(this.#core);
  }

  /**
   * Changes options of a live breaker. State, counts and windows stay: a rule takes over what the
   * rule of its kind and error class had counted; a window of another size as far as it reaches. An
   * option given as `undefined` returns to its default. `name`, `clock`, `random` and `shadow`
   * are fixed.
   *
   * @throws {@link InvalidOptionsError} with every violation; nothing is changed then.
   * {@link BreakerDisposedError} after `dispose`.
   */
  configure(changes: Omit<CircuitBreakerOptions, 'name' | 'clock' | 'random' | 'shadow'>): void {
    hand.configure(this.#core, readChanges(this.#core.settings, changes));
  }

  /** The effective options, where every rule stands, and why the last decisions were made. */
  explain(): Explanation {
    return explanationOf(this.#core);
  }

  /** What survives a restart, as plain data; see {@link CircuitBreaker.restore}. */
  snapshot(): BreakerSnapshot {
    return snapshotOf(this.#core);
  }

  /**
   * Goes on where a snapshot was taken: in its state, with what was left of the open period, and
   * with the back-off it had reached. Trials in flight, windows, counts and isolation do not
   * survive. A state that was chosen by hand ends shadow mode, as that hand did.
   *
   * @param snapshot - what `snapshot()` gave, however it was kept.
   * @returns whether it was restored; a snapshot with anything wrong is refused as a whole, told as
   * `snapshot-refused`, and the breaker is as it was: clean, if it is new.
   * @throws {@link BreakerDisposedError} after `dispose`.
   */
  restore(snapshot: unknown): RestoreResult {
    refuseDisposed(this.#core);
    const read = readSnapshot(snapshot, this.#core);
    if ('problems' in read) {
      hand.refuseSnapshot(this.#core, read.problems);
      return { restored: false, problems: read.problems };
    }
    hand.restore(this.#core, read.state);
    return { restored: true };
  }

  /**
   * Subscribes to an event; for what listeners may rely on see {@link BreakerListener}.
   * @returns a function that unsubscribes; after it, the listener is not called again.
   * @throws {@link InvalidCallError} when there is no such event or the listener is no function,
   * {@link BreakerDisposedError} after `dispose`.
   */
  on<E extends keyof BreakerEvents>(event: E, listener: BreakerListener<E>): () => void {
    refuseDisposed(this.#core);
    return eventsOf(this.#core).subscribe(event, listener);
  }

  /**
   * No call is admitted from now on, no listener hears anything, the state stays. Calls in flight
   * still answer their callers, and count as late; those who wait are rejected. A second `dispose`
   * does nothing.
   */
  dispose(): void {
    hand.dispose(this.#core);
  }
}
