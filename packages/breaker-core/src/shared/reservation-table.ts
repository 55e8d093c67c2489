import { claimed, FREE, inPhase, leaseTag, type Phase, phaseOf } from './reservation-lease.js';
import type { Amounts } from './shared-budget-books.js';
import { CHARGE_AT, HELD_AT, SLOT_WORDS, SLOTS_AT } from './shared-budget-layout.js';
import { MONEY_WORDS, moneyAt, moneyWord } from './shared-budget-money.js';

/** A slot of the table, and the lease by which it is had. */
export interface Slot {
  readonly slot: number;
  readonly lease: bigint;
}

/** Which of its two amounts. */
export type SlotAmount = 'held' | 'charge';

const AMOUNT_AT: Readonly<Record<SlotAmount, number>> = { held: HELD_AT, charge: CHARGE_AT };

/** The slots of all reservations, in shared memory. */
export class ReservationTable {
  readonly size: number;
  readonly #words: BigUint64Array;
  /** Where this thread had a slot last: likely free again, and in its own cache. */
  #latest = 0;

  constructor(words: BigUint64Array, size: number) {
    this.#words = words;
    this.size = size;
  }

  lease(slot: number): bigint {
    return Atomics.load(this.#words, placeOf(slot));
  }

  /** Whether a slot is had by that very lease. */
  has({ slot, lease }: Slot): boolean {
    return this.lease(slot) === lease;
  }

  /** Takes a free slot; undefined when each was seen taken. */
  claim(deadlineMs: number): Slot | undefined {
    for (let tried = 0; tried < this.size; tried++) {
      const slot = (this.#latest + tried) % this.size;
      const free = this.lease(slot);
      if (phaseOf(free) !== FREE) continue;
      const lease = claimed(free, deadlineMs);
      if (Atomics.compareExchange(this.#words, placeOf(slot), free, lease) !== free) continue;
      this.#latest = slot;
      return { slot, lease };
    }
    return undefined;
  }

  /**
   * Writes an amount of a slot; for the thread alone that has it. Where it has it no more, it may
   * write in part, or nothing; never over what another has written.
   */
  write(own: Slot, amount: SlotAmount, micros: number): void {
    const at = placeOf(own.slot) + AMOUNT_AT[amount];
    for (let part = 0; part < MONEY_WORDS; part++) {
      this.#put(at + part, moneyWord(part, { micros, tag: leaseTag(own.lease) }), own);
    }
  }

  /** The amounts of a lease; undefined when they are not, or not any more. */
  amounts({ slot, lease }: Slot, { isCharged }: { isCharged: boolean }): Amounts | undefined {
    const at = placeOf(slot);
    const tag = leaseTag(lease);
    const heldMicros = moneyAt(this.#words, at + HELD_AT, tag);
    if (heldMicros === undefined) return undefined;
    if (!isCharged) return { heldMicros, chargeMicros: 0 };
    const chargeMicros = moneyAt(this.#words, at + CHARGE_AT, tag);
    return chargeMicros === undefined ? undefined : { heldMicros, chargeMicros };
  }

  /** Moves a lease on to its next phase, unless somebody has. */
  pass({ slot, lease }: Slot, phase: Phase): void {
    Atomics.compareExchange(this.#words, placeOf(slot), lease, inPhase(lease, phase));
  }

  /**
   * The lease is read after what the word had been: if it is still the same, whoever comes after
   * has not written yet, and once it has, this exchange fails. It also fails, once each, for those
   * who were stopped before their exchange.
   */
  #put(at: number, word: bigint, own: Slot): void {
    for (;;) {
      const seen = Atomics.load(this.#words, at);
      if (!this.has(own)) return;
      if (Atomics.compareExchange(this.#words, at, seen, word) === seen) return;
    }
  }
}

function placeOf(slot: number): number {
  return SLOTS_AT + slot * SLOT_WORDS;
}
