import type { StoreAccount } from './store-account.js';
import type { StoreEntry } from './store-entry.js';

/** A budget that a hold must fit into. */
export interface StoreLimit {
  readonly account: StoreAccount;
  /**
   * The cap, in micro-units, as this breaker knows it now. A store keeps no cap: each hold is judged
   * by the one it brings, so that a change reaches it with the next hold. While processes differ,
   * those that still know the higher cap may spend up to that.
   */
  readonly capMicros: number;
}

/** Money to be held for one call. */
export interface StoreHold {
  /** Unlike that of any other hold of any process. */
  readonly holdId: string;
  /** The budgets it is charged to, each once. */
  readonly limits: readonly StoreLimit[];
  /** How much, in whole micro-units, 0 or more. */
  readonly micros: number;
  /**
   * How long the store holds it unless an entry ends or extends it. Milliseconds above 0 from its
   * arrival, by a clock of the store: those of two machines never agree.
   */
  readonly ttlMs: number;
  /** What it is charged when that time is over, in micro-units: `micros`, or 0. */
  readonly expiryChargeMicros: number;
}

/** What a store says to a hold. */
export type StoreAnswer =
  | { readonly held: true }
  | {
      readonly held: false;
      /** The scope of an account without room; of several, the one that lets in last. */
      readonly scope: string;
      /** The `key` of that account. */
      readonly key: string;
      /** What it has left under the cap of the hold, in micro-units; never negative. */
      readonly remainingMicros: number;
      /**
       * When the hold fits if nothing else happens, in milliseconds since 1970 UTC; null when it
       * asks for more than the cap, or the store cannot tell.
       */
      readonly retryAtEpochMs: number | null;
    };

/**
 * Where budgets are kept that outlive a process, or that several processes share. A breaker asks it
 * after its own budgets have admitted a call, and tells it of all that was charged.
 *
 * @remarks
 * An account has two sums: `used = charged + held`, the second of holds that have not ended.
 *
 * ```
 * hold ─▶ held ──settle──▶ charged what the entry says; forgotten
 *           └──ttl over──▶ charged expiryChargeMicros ──settle──▶ the same, in its place; forgotten
 * ```
 *
 * **Atomic.** A hold looks at all of its accounts and changes all of them, or none, with nothing in
 * between: a script or a transaction; never a read and then a write. So is each entry.
 *
 * **Expiry** is how a store survives a breaker that crashed between a hold and its entry: what it
 * holds for longer than `ttlMs` is charged `expiryChargeMicros`, whether or not anybody asks. It
 * remembers that charge, since a late entry replaces it, until no account of the hold counts any more.
 *
 * **Delivery.** Each writer numbers its entries from 1, sends them in order, and sends none before
 * those ahead of it were taken; what was not answered is sent again. A store remembers the last
 * number of each writer and skips what is not above it, so that an entry counts once however often
 * it comes. It may forget a writer when all accounts of all its entries are past. A hold that comes
 * again while it is held, or was charged by expiry, is held already; nobody repeats one once it
 * was answered.
 *
 * **Who retries.** The breaker, entries only, until the store has taken them; never a hold. A hold
 * that failed may yet have been held, or may arrive later; the breaker therefore settles it at no
 * cost at once, and again when its answer comes after all. A store must not retry by itself after it
 * has thrown or rejected.
 *
 * **Past.** A calendar account counts until `resetsAtEpochMs` and may be forgotten some time after,
 * by when the clocks of all processes agree that it is over; one hour is plenty. Once it may be
 * forgotten a hold in it is refused, as nobody knows what it had left, and what is charged to it is
 * dropped. A rolling account counts a charge for `rollingMs`, never less, and up to a tenth more.
 *
 * `budgetStoreLaws` of the package's `testing` export checks an implementation.
 */
export interface BudgetStore {
  /** Holds the money in all accounts of the hold or in none. */
  hold(hold: StoreHold): StoreAnswer | PromiseLike<StoreAnswer>;
  /**
   * Writes entries in their order, each whole; when it throws or rejects, those up to any of them
   * may have been written.
   *
   * @param entries - of one writer, at least one, at most 100.
   */
  post(entries: readonly StoreEntry[]): void | PromiseLike<void>;
}
