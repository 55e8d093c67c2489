import { BreakerDisposedError } from '../errors.js';
import type { CapChange } from './cap-change.js';
import { Cashier } from './cashier.js';
import { CostEventHub } from './cost-event-hub.js';
import type { CostEventName, CostListener } from './cost-events.js';
import { type CostBreakerOptions, costSettings } from './cost-options.js';
import type { CostUsage } from './cost-usage.js';
import type { Reservation, ReserveOptions } from './reservation.js';

/** What a guarded call costs. */
export interface CostedCall<T> {
  /** The most the call is expected to cost, reserved before it runs. Currency units, 0 or more. */
  readonly estimate: number;
  /**
   * Reads from the result what the call has cost, in currency units. Default: the estimate. When
   * it throws or gives no amount, the estimate is charged, `unpriced` is counted and told, and
   * the caller still gets the result.
   */
  readonly actual?: (result: T) => number;
  /** The scope it is charged to, and with it every scope above. Default: the root. */
  readonly scope?: string;
  /** The caller's name of this spending; see `ReserveOptions`. A call whose id is known is refused. */
  readonly id?: string;
}

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
  readonly #events = new CostEventHub();
  readonly #cashier: Cashier;
  #disposed = false;

  /** @throws {@link InvalidOptionsError} with every option that breaks a rule. */
  constructor(options: CostBreakerOptions) {
    const settings = costSettings(options);
    this.name = settings.name;
    this.#cashier = new Cashier(settings, this.#events);
  }

  /**
   * Reserves the estimate, runs `fn`, and charges what it has cost. A call that throws or rejects
   * costs nothing; one that spends money and may fail takes {@link reserve} and commits itself.
   *
   * @returns what `fn` returns, or a promise rejected with what it throws.
   * @throws {@link BudgetExceededError} (as a rejection) when the estimate does not fit; `fn` did
   * not run.
   * @throws {@link InvalidAmountError} (as a rejection) when the estimate is no amount.
   * @throws {@link InvalidCallError} (as a rejection) for an unknown scope, or an `id` that is live,
   * or was committed or expired within the last `reservationTtlMs`: each runs once.
   * @throws {@link BreakerDisposedError} (as a rejection) after {@link dispose}.
   */
  async execute<T>(fn: () => T | PromiseLike<T>, call: CostedCall<T>): Promise<T> {
    const { estimate, actual } = call;
    this.#admit();
    const reservation = this.#cashier.reserve(estimate, call, ONCE);
    let result: T;
    try {
      result = await fn();
    } catch (error) {
      this.#cashier.release(reservation);
      throw error;
    }
    if (actual === undefined) this.#cashier.commitEstimate(reservation);
    else this.#cashier.commitPriced(reservation, () => actual(result));
    return result;
  }

  /**
   * Holds money for a call that settles by itself, in all its budgets or in none.
   *
   * @param estimate - the most the call is expected to cost. Currency units, 0 or more.
   * @returns the reservation; where the `id` is known, the one it names, as it was made.
   * @throws {@link BudgetExceededError} when the estimate does not fit into each budget.
   * @throws {@link InvalidAmountError} for NaN, negative or uncountable amounts.
   * @throws {@link InvalidCallError} for an unknown scope, an empty id, or one of another scope.
   * @throws {@link BreakerDisposedError} after {@link dispose}.
   */
  reserve(estimate: number, options: ReserveOptions = ROOT): Reservation {
    this.#admit();
    return this.#cashier.reserve(estimate, options, REPEATABLE);
  }

  /**
   * Sets the cap of a budget, for its current period and all that follow. Below what is spent it
   * blocks until there is room again.
   *
   * @throws {@link InvalidOptionsError} when it breaks a rule of `BudgetOptions`.
   * @throws {@link InvalidCallError} when there is no such budget.
   * @throws {@link BreakerDisposedError} after {@link dispose}.
   */
  setCap(change: CapChange): void {
    this.#admit();
    this.#cashier.setCap(change);
  }

  /** What was spent, held and counted up to now. */
  get usage(): CostUsage {
    return this.#cashier.usage();
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
    this.#events.clear();
  }

  #admit(): void {
    if (this.#disposed) throw new BreakerDisposedError(this.name);
  }
}

const ROOT: ReserveOptions = {};
const ONCE = { once: true };
const REPEATABLE = { once: false };
