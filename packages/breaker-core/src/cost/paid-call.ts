import type { CallContext } from '../call-options.js';
import { isThenable, settledThen } from '../thenable.js';
import type { Cashier } from './cashier.js';
import type { CostedCall, PaidCallContext } from './costed-call.js';
import { spentMicros } from './money.js';
import type { Quote, QuoteDesk } from './quote.js';
import type { HeldReservation } from './reservation.js';

/** What is paid for; it is handed its step, its signal, and where it tells what it has used. */
export type PaidFunction<T> = (call: PaidCallContext) => T | PromiseLike<T>;

/** Who a call is paid with. */
export interface Purse {
  readonly cashier: Cashier;
  readonly quotes: QuoteDesk;
}

/**
 * A call whose money is held until its work ends, also when its caller was answered long before: work
 * that was given up may still be spending.
 */
export class PaidCall<T> implements PaidCallContext {
  readonly #purse: Purse;
  readonly #call: CostedCall<T>;
  readonly #limits: CallContext;
  readonly #quote: Quote;
  readonly #reservation: HeldReservation;
  #usedMicros: number | undefined = undefined;
  /** What `used` was told that is no amount. */
  #fault: unknown = undefined;

  /** Holds the money. @throws what turns the call away. */
  constructor(purse: Purse, call: CostedCall<T>, limits: CallContext) {
    this.#purse = purse;
    this.#call = call;
    this.#limits = limits;
    const quote = purse.quotes.quote(call);
    this.#quote = quote;
    this.#reservation = purse.cashier.reserve(quote.micros, call, { once: true });
  }

  get signal(): AbortSignal {
    return this.#limits.signal;
  }

  get step(): number {
    return 0;
  }

  get model(): string | undefined {
    return this.#quote.model;
  }

  /** Made when it is read: it is taken out of the context, and most calls do without. */
  get used(): (total: number) => void {
    return (total) => {
      try {
        this.#usedMicros = Math.max(this.#usedMicros ?? 0, spentMicros('actual', total));
      } catch (error) {
        this.#fault ??= error;
      }
    };
  }

  /** Runs the work, and settles when it ends. */
  run(fn: PaidFunction<T>): T | Promise<T> {
    let work: T | PromiseLike<T>;
    let isPending: boolean;
    try {
      work = fn(this);
      isPending = isThenable(work);
    } catch (error) {
      return this.#failed(error);
    }
    if (!isPending) {
      this.#succeeded(work as T);
      return work as T;
    }
    return settledThen(
      Promise.resolve(work),
      (value) => {
        this.#succeeded(value);
        return value;
      },
      (error) => this.#failed(error),
    );
  }

  #succeeded(result: T): void {
    const { cashier, quotes } = this.#purse;
    const actualMicros = cashier.commitPriced(this.#reservation, () => this.#actualMicros(result));
    if (actualMicros !== undefined) quotes.learn(this.#quote, actualMicros);
  }

  /** A failure has cost what was used up to it. */
  #failed(error: unknown): never {
    const { cashier } = this.#purse;
    if (this.#usedMicros === undefined && this.#fault === undefined) {
      cashier.release(this.#reservation);
    } else {
      cashier.commitPriced(this.#reservation, () => this.#usedOr(0));
    }
    throw error;
  }

  #actualMicros(result: T): number {
    const { actual, usage } = this.#call;
    if (actual !== undefined) return spentMicros('actual', actual(result));
    if (usage !== undefined) return this.#purse.quotes.priceOf(this.model, usage(result));
    return this.#usedOr(this.#reservation.reservedMicros);
  }

  /** @throws what `used` was told, when it was no amount. */
  #usedOr(micros: number): number {
    if (this.#fault !== undefined) throw this.#fault as Error;
    return this.#usedMicros ?? micros;
  }
}
