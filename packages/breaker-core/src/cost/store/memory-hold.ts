import type { Deadline } from '../../deadlines.js';
import type { Instant } from '../../clock.js';
import type { Ledger, Now } from '../ledger.js';
import { correctionBy } from '../sums.js';
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
    this.#settle(this.#expiryChargeMicros, nowMs);
  }

  /** Takes back what it holds, or what its expiry has charged, and charges something else. */
  settle(chargeMicros: number, nowMs: number): void {
    if (this.#hasExpired) this.#correct(chargeMicros - this.#expiryChargeMicros, nowMs);
    else this.#settle(chargeMicros, nowMs);
  }

  /** Holds until `untilMs`, again if it has to. */
  extend(untilMs: number, nowMs: number): void {
    this.dueAtMs = untilMs;
    if (!this.#hasExpired) return;
    this.#hasExpired = false;
    this.#correct(-this.#expiryChargeMicros, nowMs);
    for (const ledger of this.#ledgers) ledger.hold(this.#micros, this.#at);
  }

  /** Whether no entry can change a sum that counts. */
  isPast(now: Now): boolean {
    return this.#hasExpired && this.#ledgers.every((ledger) => isPast(ledger, this.#at.nowMs, now));
  }

  #settle(chargeMicros: number, nowMs: number): void {
    for (const ledger of this.#ledgers) {
      ledger.advance({ nowMs });
      ledger.settle(this.#micros, chargeMicros, this.#at);
    }
  }

  #correct(micros: number, nowMs: number): void {
    for (const ledger of this.#ledgers) {
      ledger.advance({ nowMs });
      ledger.correct(correctionBy(micros), this.#at);
    }
  }
}
