import type { Deadline } from '../../deadlines.js';
import type { Instant, Ledger, Now } from '../ledger.js';
import type { StoreHold } from './budget-store.js';
import { isPast } from './memory-accounts.js';

/** A hold of a {@link MemoryBudgetStore} that no entry has ended. */
export class MemoryHold implements Deadline {
  dueAtMs: number;
  place = -1;
  turn = 0;
  readonly #ledgers: readonly Ledger[];
  readonly #micros: number;
  readonly #expiryChargeMicros: number;
  readonly #at: Instant;
  #hasExpired = false;

  constructor(
    { micros, expiryChargeMicros, ttlMs }: StoreHold,
    { ledgers, nowMs }: { ledgers: readonly Ledger[]; nowMs: number },
  ) {
    this.#ledgers = ledgers;
    this.#micros = micros;
    this.#expiryChargeMicros = expiryChargeMicros;
    this.#at = { nowMs };
    this.dueAtMs = nowMs + ttlMs;
    for (const ledger of ledgers) ledger.hold(micros, this.#at);
  }

  onDue(nowMs: number): void {
    this.#hasExpired = true;
    this.#add({ charged: this.#expiryChargeMicros, held: -this.#micros }, nowMs);
  }

  /** Takes back what it holds, or what its expiry has charged, and charges something else. */
  settle(chargeMicros: number, nowMs: number): void {
    if (this.#hasExpired) this.#add({ charged: chargeMicros - this.#expiryChargeMicros }, nowMs);
    else this.#add({ charged: chargeMicros, held: -this.#micros }, nowMs);
  }

  /** Holds until `untilMs`, again if it has to. */
  extend(untilMs: number, nowMs: number): void {
    this.dueAtMs = untilMs;
    if (!this.#hasExpired) return;
    this.#hasExpired = false;
    this.#add({ charged: -this.#expiryChargeMicros, held: this.#micros }, nowMs);
  }

  /** Whether no entry can change a sum that counts. */
  isPast(now: Now): boolean {
    return this.#hasExpired && this.#ledgers.every((ledger) => isPast(ledger, this.#at.nowMs, now));
  }

  #add({ charged, held = 0 }: { charged: number; held?: number }, nowMs: number): void {
    const entry = { committedMicros: charged, reservedMicros: held };
    for (const ledger of this.#ledgers) {
      ledger.advance({ nowMs });
      ledger.post({ ...entry, overrunMicros: 0, refundedMicros: 0 }, this.#at);
    }
  }
}
