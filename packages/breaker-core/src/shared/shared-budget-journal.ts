import type { ExpiredCharge } from '../cost/cost-options.js';
import type { ReservationTable, Slot } from './reservation-table.js';
import { type Books, SharedBooks } from './shared-budget-books.js';
import { SharedBudgetDamagedError } from './shared-budget-errors.js';
import { HEAD_AT } from './shared-budget-layout.js';
import {
  headOf,
  isOpen,
  type OperationKind,
  operationOf,
  serialOf,
} from './shared-budget-operation.js';

/** The books at an instant at which every operation was complete. */
export interface Rest {
  readonly head: bigint;
  readonly books: Books;
}

/** What a journal works on. */
export interface JournalParts {
  readonly words: BigUint64Array;
  readonly table: ReservationTable;
  readonly expiredCharge: ExpiredCharge;
}

/**
 * One operation after the other, over all threads; who comes to one that is not complete completes
 * it. So nobody waits for a thread that has stopped, and nothing is left half done by one that died.
 *
 * ```
 *   rest   head ── operation n ──▶ its slot          books of n − 1     books of n
 *                                  1 still to move?     2 read ──────▶ 3 written, by whoever
 *                                  4 moved: complete
 *   append compare-and-exchange of the head, n ─▶ n + 1: takes effect here, for all, at once
 * ```
 *
 * Why it is right:
 *
 * - Whoever appends n + 1 has found n complete, then read its books and its own slot. Had anything
 *   been booked since, the head would be another and the exchange would fail: no check is stale.
 *   So what was admitted had room, in the very books it is added to.
 * - A slot that is not free moves by operations alone. From the moment n is appended until it is
 *   complete its slot, its amounts and the books of n − 1 stand still: all who help write the same.
 * - Who helps after n is complete changes nothing. The slot is in another phase or round; or, should
 *   rounds have come round, the books of n − 1 are gone. If it has read all that before, the words
 *   of the books bear the tag n or a later one, and the lease is not the one that it has read.
 * - An exchange fails only where another thread's has succeeded: somebody always gets on.
 *
 * Numbers and tags come round after 2³² operations. To do harm a thread would have to stop between
 * two instructions for exactly so many.
 */
export class BudgetJournal {
  readonly #words: BigUint64Array;
  readonly #table: ReservationTable;
  readonly #books: SharedBooks;
  readonly #expiredCharge: ExpiredCharge;

  constructor({ words, table, expiredCharge }: JournalParts) {
    this.#words = words;
    this.#table = table;
    this.#books = new SharedBooks(words);
    this.#expiredCharge = expiredCharge;
  }

  /**
   * Completes the latest operation, if it is not, and reads its books.
   *
   * @throws {@link SharedBudgetDamagedError} when there are none, so that nobody looks for ever.
   */
  rest(): Rest {
    for (;;) {
      const head = Atomics.load(this.#words, HEAD_AT);
      this.#complete(head);
      const books = this.#books.read(serialOf(head));
      if (books !== undefined) return { head, books };
      if (Atomics.load(this.#words, HEAD_AT) === head) throw new SharedBudgetDamagedError();
    }
  }

  /**
   * Appends an operation, if none was since `rest`, and completes it. The lease of the slot must have
   * been read since `rest`, and be one that the operation can start from.
   *
   * @returns its number, or undefined when another came first.
   */
  append({ head }: Rest, kind: OperationKind, slot: Slot): number | undefined {
    const serial = (serialOf(head) + 1) >>> 0;
    const next = headOf(serial, kind, slot);
    if (Atomics.compareExchange(this.#words, HEAD_AT, head, next) !== head) return undefined;
    this.#complete(next);
    return serial;
  }

  /** On return the operation of that head is complete, by this thread or by another. */
  #complete(head: bigint): void {
    const operation = operationOf(head);
    if (operation === undefined) return;
    const { serial, change } = operation;
    const at = { slot: operation.slot, lease: this.#table.lease(operation.slot) };
    if (!isOpen(operation, at.lease)) return;
    const books = this.#books.read((serial - 1) >>> 0);
    const amounts = change.needs === 'none' ? NOTHING : this.#amounts(at, change.needs);
    // Overwritten, and so complete.
    if (books === undefined || amounts === undefined) return;
    this.#books.write(serial, change.booked(books, amounts, this.#expiredCharge));
    this.#table.pass(at, change.to);
  }

  #amounts(at: Slot, needs: 'held' | 'held and charge') {
    return this.#table.amounts(at, { isCharged: needs === 'held and charge' });
  }
}

const NOTHING = { heldMicros: 0, chargeMicros: 0 };
