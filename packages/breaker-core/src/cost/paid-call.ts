import { type CallContext, ENDLESS } from '../call-options.js';
import type { WatchedWork } from '../watched-call.js';
import type { AdmissionDesk } from './admission-desk.js';
import type { Cashier } from './cashier.js';
import type { CostCircuit } from './cost-circuit.js';
import type { CostedCall, PaidCallContext } from './costed-call.js';
import { spentMicros } from './money.js';
import type { Quote, QuoteDesk } from './quote.js';
import type { HeldReservation } from './reservation.js';
import { UsedSoFar } from './used-so-far.js';

/** What is paid for; it is handed its step, its signal, and where it tells what it has used. */
export type PaidFunction<T> = (call: PaidCallContext) => T | PromiseLike<T>;

/** What calls are paid with. */
export interface Purse {
  readonly desk: AdmissionDesk;
  readonly cashier: Cashier;
  readonly quotes: QuoteDesk;
  readonly circuit: CostCircuit;
}

/**
 * A call whose money is held until its work ends, also when its caller was answered long before: work
 * that was given up may still be spending.
 */
export class PaidCall<T> implements WatchedWork<T>, PaidCallContext {
  readonly #purse: Purse;
  readonly #fn: PaidFunction<T>;
  readonly #call: CostedCall<T>;
  #limits: CallContext = ENDLESS;
  /** Where the estimate is from, unless its caller gave it. */
  #quote: Quote | undefined = undefined;
  /** Absent until money is held for it. */
  #reservation: HeldReservation | undefined = undefined;
  /** Absent until it tells. */
  #used: UsedSoFar | undefined = undefined;

  constructor(purse: Purse, fn: PaidFunction<T>, call: CostedCall<T>) {
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
    return this.#quote === undefined ? this.#call.model : this.#quote.model;
  }

  /** Made when it is read: it is taken out of the context, and most calls do without. */
  get used(): (total: number) => void {
    return (total) => {
      this.tell(() => total);
    };
  }

  /** Takes in what it has cost up to now, in currency units. */
  tell(total: () => number): void {
    this.#used ??= new UsedSoFar();
    this.#used.tell(total);
  }

  /** A part of the result was handed on: it has cost something, and is alive. */
  delivered(): void {
    this.#used ??= new UsedSoFar();
    const reservation = this.#reservation;
    if (reservation?.state === 'live') this.#purse.cashier.extend(reservation);
  }

  /** Holds the money and runs the work. @throws also what turns the call away. */
  run(limits: CallContext): T | PromiseLike<T> {
    this.#limits = limits;
    const reservation = this.#hold();
    return this.#purse.desk.asksStore ? this.#runAsked(reservation) : this.#work(reservation);
  }

  succeeded(result: T): void {
    const reservation = this.#reservation;
    if (reservation === undefined) return;
    const { cashier, quotes } = this.#purse;
    let actualMicros: number;
    try {
      actualMicros = this.#actualMicros(reservation, result);
    } catch (error) {
      cashier.commitUnpriced(reservation, error);
      return;
    }
    cashier.commitMicros(reservation, actualMicros);
    if (this.#quote !== undefined) quotes.learn(this.#quote, actualMicros);
  }

  /** It has cost what was used up to here; nothing, when it told nothing and gave nothing. */
  failed(): void {
    const reservation = this.#reservation;
    if (reservation === undefined) return;
    const { cashier } = this.#purse;
    if (this.#used === undefined) {
      cashier.release(reservation);
      return;
    }
    let usedMicros: number;
    try {
      usedMicros = this.#used.micros ?? reservation.reservedMicros;
    } catch (error) {
      cashier.commitUnpriced(reservation, error);
      return;
    }
    cashier.commitMicros(reservation, usedMicros);
  }

  #actualMicros({ reservedMicros }: HeldReservation, result: T): number {
    const { actual, usage } = this.#call;
    if (actual !== undefined) return spentMicros('actual', actual(result));
    if (usage !== undefined) return this.#purse.quotes.priceOf(this.model, usage(result));
    return this.#used?.micros ?? reservedMicros;
  }

  #work(reservation: HeldReservation): T | PromiseLike<T> {
    this.#reservation = reservation;
    const fn = this.#fn;
    return fn(this);
  }

  #runAsked(reservation: HeldReservation): T | PromiseLike<T> {
    const { desk, circuit } = this.#purse;
    let confirming: Promise<void> | undefined;
    try {
      confirming = desk.confirm(reservation);
    } catch (error) {
      return circuit.turnAway(error);
    }
    return confirming === undefined
      ? this.#work(reservation)
      : this.#workAfter(confirming, reservation);
  }

  #hold(): HeldReservation {
    const call = this.#call;
    const { estimate, steps } = call;
    const { desk, circuit } = this.#purse;
    try {
      return estimate === undefined || steps !== undefined
        ? this.#holdQuoted()
        : desk.reserve(spentMicros('estimate', estimate), call, ONCE);
    } catch (error) {
      return circuit.turnAway(error);
    }
  }

  #holdQuoted(): HeldReservation {
    const { desk, quotes } = this.#purse;
    const call = this.#call;
    const { estimate, steps } = call;
    const micros = estimate === undefined ? this.#quoted() : spentMicros('estimate', estimate);
    if (steps === undefined) return desk.reserve(micros, call, ONCE);
    return desk.reserve(micros, call, {
      once: true,
      stepDown: (step) => {
        this.#quote = quotes.stepDown(call, step);
        return this.#quote.micros;
      },
    });
  }

  #quoted(): number {
    const { desk, quotes } = this.#purse;
    try {
      this.#quote = quotes.quote(this.#call);
      return this.#quote.micros;
    } catch (error) {
      desk.blockUnpriced(error);
      throw error;
    }
  }

  /** A call that was given up while the store was asked does not begin. */
  async #workAfter(confirming: Promise<void>, reservation: HeldReservation): Promise<T> {
    const { cashier, circuit } = this.#purse;
    await confirming.catch((error: unknown) => circuit.turnAway(error));
    const { signal } = this.#limits;
    if (signal.aborted) {
      cashier.release(reservation);
      throw signal.reason;
    }
    return this.#work(reservation);
  }
}

const ONCE = { once: true };
