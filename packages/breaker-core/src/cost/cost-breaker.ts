import { refuseDisposed } from '../admission.js';
import { type CircuitBreaker, coreOf } from '../breaker.js';
import { type CallOptions, checkCallOptions } from '../call-options.js';
import { checkFunction } from '../calls.js';
import type { Core } from '../core.js';
import { BreakerDisposedError, InvalidCallError } from '../errors.js';
import { absorbRejection, rejectedSoon } from '../thenable.js';
import { executeWatched } from '../watched-call.js';
import { checkCostedCall, checkCostedStream, checkReserveOptions } from './call-shape.js';
import type { CapChange } from './cap-change.js';
import { AdmissionDesk } from './admission-desk.js';
import { Cashier } from './cashier.js';
import { CostCircuit } from './cost-circuit.js';
import { CostEventHub } from './cost-event-hub.js';
import type { CostEventName, CostListener } from './cost-events.js';
import { type CostBreakerOptions, costSettings } from './cost-options.js';
import { CostOffice } from './cost-office.js';
import type { CostUsage } from './cost-usage.js';
import { costedStream, type CostedStream, type StreamSource } from './costed-stream.js';
import type { CostedCall } from './costed-call.js';
import { spentMicros } from './money.js';
import { PaidCall, type PaidFunction, type Purse } from './paid-call.js';
import { QuoteDesk } from './quote.js';
import type { CostedResult } from './refusal.js';
import type { HeldReservation, Reservation, ReserveOptions } from './reservation.js';
import type { AuditEntry } from './rules/audit-trail.js';
import type { OverrideOptions } from './rules/override-desk.js';
import { RuleBook } from './rules/rule-book.js';
import { Till } from './till.js';

/**
 * Keeps spending within budgets, per period and per scope, by reserving before a call runs.
 *
 * @remarks
 * In each budget `committed + reserved ≤ cap` at every instant. The one exception is an actual
 * cost above what its own reservation held: it is charged in full, counted as overrun, told as
 * `exceeded`, and while the cap is passed nothing is admitted. A cap that is lowered below what is
 * spent blocks as well.
 *
 * A call is charged to the periods in which it reserved, also when it ends in later ones.
 * Periods only move forward: a wall clock set back opens no budget again, one set ahead by mistake
 * keeps the later period until that is over.
 *
 * A breaker has no timers. Expired reservations and new periods are seen at the next use; a call costs
 * the same however many reservations live and however much was spent.
 *
 * @example
 * ```ts
 * const breaker = new CostBreaker({ dailyCap: 25, monthlyCap: 400 });
 * const answer = await breaker.execute(() => llm.complete(prompt), {
 *   estimate: 0.03,
 *   actual: ({ usage }) => usage.dollars,
 * });
 * ```
 */
export class CostBreaker {
  /** The `name` it was given; its errors carry it. */
  readonly name: string;
  /**
   * The circuit breaker that every call of {@link execute} passes first: its state, counts, events,
   * and control by hand. With the option `circuit: false` it is disabled.
   */
  readonly circuit: CircuitBreaker;
  readonly #circuit: CostCircuit;
  readonly #events: CostEventHub;
  readonly #till: Till;
  readonly #office: CostOffice;
  readonly #purse: Purse;
  readonly #core: Core;
  #disposed = false;

  /** @throws {@link InvalidOptionsError} with every option that breaks a rule. */
  constructor(options: CostBreakerOptions) {
    const settings = costSettings(options);
    const { name, clock, circuit, estimator, rules, reservationTtlMs } = settings;
    this.name = name;
    this.#circuit = new CostCircuit(circuit, { name, clock });
    this.circuit = this.#circuit;
    this.#core = coreOf(this.#circuit);
    this.#events = new CostEventHub(name);
    this.#till = new Till(settings, this.#events);
    this.#office = new CostOffice(this.#till);
    const { tree } = this.#till.budget;
    const book = rules.length === 0 ? undefined : new RuleBook(rules, tree, this.#office.overrides);
    const cashier = new Cashier(this.#till);
    this.#purse = {
      desk: new AdmissionDesk(this.#till, {
        terms: { settler: cashier, reservationTtlMs },
        rules: book,
      }),
      cashier,
      quotes: new QuoteDesk(estimator),
      circuit: this.#circuit,
    };
  }

  /**
   * Asks the circuit breaker, reserves what the call is expected to cost, runs `fn`, and charges what
   * it has cost. A call that fails is charged what it told to have used by then, or nothing.
   *
   * @remarks
   * When its caller gives it up or its time is over, the promise rejects at once, but the money stays
   * held until the work has ended: it may still be spending.
   *
   * @param fn - is handed the signal of the call, its step, its model, and `used`, by which it tells
   * what it has cost so far.
   * @returns what `fn` returns, or a promise rejected with what it throws.
   * @throws {@link BudgetExceededError} (as a rejection, as are all others) when the estimate does
   * not fit; `fn` did not run.
   * @throws {@link CircuitOpenError} or {@link InFlightLimitError} when the circuit breaker turns it
   * away, {@link CallTimeoutError}, and the reason of the caller's signal.
   * @throws {@link InvalidAmountError} when the estimate is no amount; {@link UnknownModelError},
   * {@link NoEstimateError}, {@link InvalidTokensError} when the estimator has none.
   * @throws {@link InvalidCallError} for an option that is none, an unknown scope, or an `id` that
   * is live, or was committed or expired within the last `reservationTtlMs`: each runs once.
   * @throws {@link BreakerDisposedError} after {@link dispose}.
   */
  execute<T>(fn: PaidFunction<T>, call: CostedCall<T>): Promise<T> {
    try {
      checkFunction('execute', fn);
      checkCostedCall('execute', call);
    } catch (error) {
      return rejectedSoon(error);
    }
    return executeWatched(this.#core, new PaidCall(this.#purse, fn, call), limitsOf(call));
  }

  /**
   * Like {@link CostBreaker.execute}, but how the call ended is a value: a refusal and an error of
   * `fn` are told apart by `status`.
   *
   * @throws {@link BreakerDisposedError}, {@link InvalidCallError} and what else says that the call
   * is a mistake, as rejections: a mistake is no result.
   */
  async tryExecute<T>(fn: PaidFunction<T>, call: CostedCall<T>): Promise<CostedResult<T>> {
    checkFunction('tryExecute', fn);
    checkCostedCall('tryExecute', call);
    const limits = limitsOf(call);
    if (limits !== undefined) checkCallOptions('tryExecute', limits);
    refuseDisposed(this.#core);
    try {
      const paid = new PaidCall(this.#purse, fn, call);
      return { status: 'fulfilled', value: await executeWatched(this.#core, paid, limits) };
    } catch (error) {
      const refusal = this.#circuit.refusalIn(error, this.#till.timely.now().epochMs);
      return refusal === undefined ? { status: 'failed', error } : { status: 'rejected', refusal };
    }
  }

  /**
   * Guards a stream: reads what `source` gives, chunk by chunk. Nothing is asked, held or run before
   * the first chunk is asked for; each chunk gives the reservation a full time to live.
   *
   * @remarks
   * However it ends (by its source, by an error, by the signal, by a reader who leaves) it is
   * charged what it used up to then, by `costOf` or as the source told by `used`. When neither tells
   * anything: nothing before the first chunk, and the estimate after it.
   *
   * @example
   * ```ts
   * const chunks = breaker.stream(({ signal }) => llm.stream(prompt, { signal }), {
   *   estimate: 0.05,
   *   costOf: ({ tokens }) => tokens * 0.000_01,
   * });
   * for await (const chunk of chunks) response.write(chunk.text);
   * ```
   *
   * @throws {@link InvalidCallError} at once, for a source or an option that is none; all that
   * {@link execute} throws, when the first chunk is asked for.
   */
  stream<C>(source: StreamSource<C>, call: CostedStream<C>): AsyncGenerator<C, void, undefined> {
    checkFunction('stream', source);
    checkCostedStream(call);
    if (call.signal !== undefined) checkCallOptions('stream', { signal: call.signal });
    return costedStream(this.#purse, source, call);
  }

  /**
   * Holds money for a call that settles by itself, in all its budgets or in none. The circuit breaker
   * is not asked: its `acquire` is for that.
   *
   * @param estimate - the most the call is expected to cost. Currency units, 0 or more.
   * @returns the reservation; where the `id` is known, the one it names, as it was made.
   * @throws {@link CostRuleError} or {@link BudgetExceededError} when a rule, a budget or the store
   * refuses it.
   * @throws {@link InvalidAmountError} for NaN, negative or uncountable amounts.
   * @throws {@link InvalidCallError} for an unknown scope, an empty id, or one of another scope; and
   * where the store does not answer at once: that is what {@link reserveAsync} is for.
   * @throws {@link BreakerDisposedError} after {@link dispose}.
   */
  reserve(estimate: number, options: ReserveOptions = ROOT): Reservation {
    const reservation = this.#hold('reserve', estimate, options);
    const confirming = this.#purse.desk.confirm(reservation);
    if (confirming === undefined) return reservation;
    absorbRejection(confirming);
    this.#purse.cashier.release(reservation);
    const expected = 'a store that answers at once: use reserveAsync';
    throw new InvalidCallError('reserve', { expected, received: confirming });
  }

  /**
   * The same, for a store that has to be waited for.
   *
   * @throws what {@link reserve} throws, as rejections; {@link StoreUnavailableError} when the store
   * fails and `storeFailure` is `'closed'`.
   */
  async reserveAsync(estimate: number, options: ReserveOptions = ROOT): Promise<Reservation> {
    const reservation = this.#hold('reserveAsync', estimate, options);
    await this.#purse.desk.confirm(reservation);
    return reservation;
  }

  /**
   * Sets the cap of a budget, for its current period and all that follow. Below what is spent it
   * blocks until there is room again. The {@link audit} trail keeps who did it and why.
   *
   * @throws {@link InvalidOptionsError} when it breaks a rule of `BudgetOptions`.
   * @throws {@link InvalidCallError} when there is no such budget.
   * @throws {@link BreakerDisposedError} after {@link dispose}.
   */
  setCap(change: CapChange): void {
    this.#admit();
    this.#office.setCap(change);
  }

  /**
   * Lifts all rules for an emergency: they refuse and step down nobody, and are told all the same.
   * Caps and the circuit breaker hold. The {@link audit} trail keeps its begin and its end.
   *
   * @returns ends it before its time; a second time it does nothing.
   * @throws {@link InvalidOptionsError} with everything that is wrong with the options.
   * @throws {@link InvalidCallError} while 100 overrides are live.
   * @throws {@link BreakerDisposedError} after {@link dispose}.
   */
  liftRules(override: OverrideOptions): () => void {
    this.#admit();
    return this.#office.lift(override);
  }

  /** What was done by hand to caps and rules: the newest 1,000 entries, the oldest first. */
  get audit(): readonly AuditEntry[] {
    return this.#office.audit;
  }

  /** What was spent, held and counted up to now. */
  get usage(): CostUsage {
    return this.#office.usage;
  }

  /**
   * Tries once to bring to the store what it has not taken yet; for the end of a process. Never
   * rejects.
   *
   * @returns whether nothing is left to bring; true without a store.
   */
  async flushStore(): Promise<boolean> {
    return (await this.#till.keeper?.flush()) ?? true;
  }

  /**
   * Listens to one event. Listeners are told after the fact and in the order of events; one that
   * throws or rejects changes nothing.
   *
   * @returns a function that ends this registration.
   * @throws {@link InvalidCallError} for an unknown event or a listener that is no function.
   */
  on<K extends CostEventName>(event: K, listener: CostListener<K>): () => void {
    return this.#events.on(event, listener);
  }

  /**
   * Admits nothing from now on and lets go of all listeners. What was reserved can still be
   * settled, and is counted: the money was spent.
   */
  dispose(): void {
    this.#disposed = true;
    this.#circuit.dispose();
    this.#events.clear();
  }

  #hold(method: string, estimate: number, options: ReserveOptions): HeldReservation {
    this.#admit();
    checkReserveOptions(method, options);
    const micros = spentMicros('estimate', estimate);
    return this.#purse.desk.reserve(micros, options, { once: false });
  }

  #admit(): void {
    if (this.#disposed) throw new BreakerDisposedError(this.name);
  }
}

const ROOT: ReserveOptions = {};
/** Absent when nothing but the work ends the call. */
function limitsOf({ signal, timeoutMs }: CallOptions): CallOptions | undefined {
  return signal === undefined && timeoutMs === undefined ? undefined : { signal, timeoutMs };
}
