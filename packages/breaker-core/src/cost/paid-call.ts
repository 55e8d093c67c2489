import { type CallContext, ENDLESS } from '../call-options.js';
import { WATCHED, type WatchedWork } from '../watched-work.js';
import type { AdmissionDesk } from './admission-desk.js';
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
  declare readonly [WATCHED]: true;
  readonly #purse: Purse;
  readonly #fn: PaidFunction<T>;
  readonly #call: CostedCall<T>;
  #limits: CallContext = ENDLESS;
  /** What it is expected to cost. */
  #micros = 0;
  /** Where that is from, unless its caller gave it. */
  #quote: Quote | undefined = undefined;
  /** Only while it holds money. */
  #reservation: HeldReservation | undefined = undefined;
  #usedMicros: number | undefined = undefined;
  /** What `used` was told that is no amount. */
  #fault: unknown = undefined;
  #isPaidFor = false;
  #step = 0;

  constructor(purse: Purse, fn: PaidFunction<T>, call: CostedCall<T>) {
    this.#purse = purse;
    this.#fn = fn;
    this.#call = call;
  }

  get signal(): AbortSignal {
    return this.#limits.signal;
  }

  get step(): number {
    return this.#step;
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
    const { desk, circuit } = this.#purse;
    this.#limits = limits;
    let reservation: HeldReservation;
    let confirming: Promise<void> | undefined;
    try {
      reservation = this.#hold();
      confirming = desk.confirm(reservation);
    } catch (error) {
      return circuit.turnAway(error);
    }
    this.#step = reservation.step;
    if (confirming !== undefined) return this.#workAfter(confirming, reservation);
    this.#reservation = reservation;
    const fn = this.#fn;
    return fn(this);
  }

  succeeded(result: T): void {
    let actualMicros: number | undefined;
    try {
      actualMicros = this.#actualMicros(result);
    } catch (error) {
      this.#commitUnpriced(error);
      return;
    }
    if (actualMicros === undefined) this.ended();
    else this.#commit(actualMicros);
  }

  /** Its work came to its end, and has told on the way what it cost; else it cost its estimate. */
  ended(): void {
    if (this.#fault !== undefined) {
      this.#commitUnpriced(this.#fault);
      return;
    }
    this.#commit(this.#usedMicros ?? this.#micros);
  }

  /** It has cost what was used up to here; when that was not told, nothing, or all once it gave. */
  failed(): void {
    if (this.#fault !== undefined) this.#commitUnpriced(this.#fault);
    else if (this.#usedMicros !== undefined) this.#charge(this.#usedMicros);
    else if (this.#isPaidFor) this.#charge(this.#micros);
    else this.#release();
  }

  #hold(): HeldReservation {
    const { desk } = this.#purse;
    const call = this.#call;
    this.#micros =
      call.estimate === undefined ? this.#quoted() : spentMicros('estimate', call.estimate);
    if (call.steps === undefined) return desk.reserve(this.#micros, call, ONCE);
    return desk.reserve(this.#micros, call, {
      once: true,
      stepDown: (step) => {
        this.#quote = this.#purse.quotes.stepDown(call, step);
        this.#micros = this.#quote.micros;
        return this.#micros;
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
    this.#reservation = reservation;
    const fn = this.#fn;
    return fn(this);
  }

  /** What the result tells; undefined when nobody reads it from there. */
  #actualMicros(result: T): number | undefined {
    const { actual, usage } = this.#call;
    if (actual !== undefined) return spentMicros('actual', actual(result));
    if (usage !== undefined) return this.#purse.quotes.priceOf(this.model, usage(result));
    return undefined;
  }

  /** What a whole call has cost teaches what the next one will. */
  #commit(actualMicros: number): void {
    this.#charge(actualMicros);
    if (this.#quote !== undefined) this.#purse.quotes.learn(this.#quote, actualMicros);
  }

  #charge(actualMicros: number): void {
    const reservation = this.#take();
    if (reservation !== undefined) this.#purse.cashier.commitMicros(reservation, actualMicros);
  }

  #commitUnpriced(error: unknown): void {
    const reservation = this.#take();
    if (reservation !== undefined) this.#purse.cashier.commitUnpriced(reservation, error);
  }

  #release(): void {
    const reservation = this.#take();
    if (reservation !== undefined) this.#purse.cashier.release(reservation);
  }

  /** It is settled once. */
  #take(): HeldReservation | undefined {
    const reservation = this.#reservation;
    this.#reservation = undefined;
    return reservation;
  }
}

const ONCE = { once: true };

// On the prototype: a field of its own would cost every call.
Object.defineProperty(PaidCall.prototype, WATCHED, { value: true });
