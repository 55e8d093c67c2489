import { type CallContext, ENDLESS } from '../call-options.js';
import { WatchedWork } from '../watched-work.js';
import type { Cashier } from './cashier.js';
import type { CostCircuit } from './cost-circuit.js';
import type { CostedCall, PaidCallContext } from './costed-call.js';
import { spentMicros } from './money.js';
import type { Quote, QuoteDesk } from './quote.js';
import type { HeldReservation } from './reservation.js';

/** What is paid for; it is handed its step, its signal, and where it tells what it has used. */
export type PaidFunction<T> = (call: PaidCallContext) => T | PromiseLike<T>;

/** What calls are paid with. */
export interface Purse {
  readonly cashier: Cashier;
  readonly quotes: QuoteDesk;
  readonly circuit: CostCircuit;
}

/**
 * A call whose money is held until its work ends, also when its caller was answered long before: work
 * that was given up may still be spending.
 */
export class PaidCall<T> extends WatchedWork<T> implements PaidCallContext {
  readonly #purse: Purse;
  readonly #fn: PaidFunction<T>;
  readonly #call: CostedCall<T>;
  #limits: CallContext = ENDLESS;
  #quote: Quote = NO_QUOTE;
  /** Only while it holds money. */
  #reservation: HeldReservation | undefined = undefined;
  #usedMicros: number | undefined = undefined;
  /** What `used` was told that is no amount. */
  #fault: unknown = undefined;
  #isPaidFor = false;

  constructor(purse: Purse, fn: PaidFunction<T>, call: CostedCall<T>) {
    super();
    this.#purse = purse;
    this.#fn = fn;
    this.#call = call;
  }

  get signal(): AbortSignal {
    return this.#limits.signal;
  }

  get step(): number {
    return this.#reservation?.step ?? 0;
  }

  get model(): string | undefined {
    return this.#quote.model;
  }

  /** Made when it is read: it is taken out of the context, and most calls do without. */
  get used(): (total: number) => void {
    return (total) => {
      this.tell(() => total);
    };
  }

  /** Takes in what it has cost up to now, in currency units. */
  tell(total: () => number): void {
    try {
      this.#usedMicros = Math.max(this.#usedMicros ?? 0, spentMicros('actual', total()));
    } catch (error) {
      this.#fault ??= error;
    }
  }

  /** A part of the result was handed on: it has cost something, and is alive. */
  delivered(): void {
    this.#isPaidFor = true;
    const reservation = this.#reservation;
    if (reservation?.state === 'live') this.#purse.cashier.extend(reservation);
  }

  /** Holds the money and runs the work. @throws also what turns the call away. */
  run(limits: CallContext): T | PromiseLike<T> {
    const { cashier, circuit, quotes } = this.#purse;
    this.#limits = limits;
    try {
      this.#quote = quotes.quote(this.#call);
      this.#reservation = cashier.reserve(this.#quote.micros, this.#call, { once: true });
    } catch (error) {
      circuit.turnAway(error);
    }
    const fn = this.#fn;
    return fn(this);
  }

  succeeded(result: T): void {
    this.#learn(this.#commit(() => this.#actualMicros(result)));
  }

  /** Its work came to its end, and has told on the way what it cost; else it cost its estimate. */
  ended(): void {
    this.#learn(this.#commit(() => this.#usedOrAll()));
  }

  /** It has cost what was used up to here; when that was not told, nothing, or all once it gave. */
  failed(): void {
    if (this.#reservation === undefined) return;
    if (this.#usedMicros !== undefined || this.#fault !== undefined || this.#isPaidFor) {
      this.#commit(() => this.#usedOrAll());
      return;
    }
    this.#purse.cashier.release(this.#reservation);
    this.#reservation = undefined;
  }

  #learn(actualMicros: number | undefined): void {
    if (actualMicros !== undefined) this.#purse.quotes.learn(this.#quote, actualMicros);
  }

  #commit(priced: () => number): number | undefined {
    const reservation = this.#reservation;
    if (reservation === undefined) return undefined;
    this.#reservation = undefined;
    return this.#purse.cashier.commitPriced(reservation, priced);
  }

  #actualMicros(result: T): number {
    const { actual, usage } = this.#call;
    if (actual !== undefined) return spentMicros('actual', actual(result));
    if (usage !== undefined) return this.#purse.quotes.priceOf(this.model, usage(result));
    return this.#usedOrAll();
  }

  /** @throws what was told of it that is no amount. */
  #usedOrAll(): number {
    if (this.#fault !== undefined) throw this.#fault as Error;
    return this.#usedMicros ?? this.#quote.micros;
  }
}

const NO_QUOTE: Quote = { micros: 0, model: undefined, estimate: undefined };
