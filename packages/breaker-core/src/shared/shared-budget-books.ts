import { saturated } from '../cost/sums.js';
import { BOOKS_AT, BOOKS_WORDS } from './shared-budget-layout.js';
import { MONEY_WORDS, moneyAt, moneyWord, tagOf } from './shared-budget-money.js';

/** What a budget stands at, in micro-units. */
export interface Books {
  /** Charged: actual costs, and what expired reservations were charged. */
  readonly committedMicros: number;
  /** Held by live reservations. */
  readonly reservedMicros: number;
  /** The sum of what actual costs went above what their own reservations held. */
  readonly overrunMicros: number;
}

/** What an operation is about, in micro-units. */
export interface Amounts {
  readonly heldMicros: number;
  readonly chargeMicros: number;
}

/** The books once a reservation has been made. */
export function reserved(books: Books, { heldMicros }: Amounts): Books {
  return { ...books, reservedMicros: books.reservedMicros + heldMicros };
}

/** The books once a charge is in the place of what was held. */
export function settled(books: Books, amounts: Amounts): Books {
  const { heldMicros, chargeMicros } = amounts;
  return {
    committedMicros: saturated(books.committedMicros + chargeMicros),
    reservedMicros: books.reservedMicros - heldMicros,
    overrunMicros: saturated(books.overrunMicros + overrun(amounts)),
  };
}

/** The books once a charge is in the place of what an expired reservation had been charged. */
export function corrected(books: Books, amounts: Amounts): Books {
  const { heldMicros, chargeMicros } = amounts;
  return {
    ...books,
    committedMicros: saturated(books.committedMicros + (chargeMicros - heldMicros)),
    overrunMicros: saturated(books.overrunMicros + overrun(amounts)),
  };
}

function overrun({ heldMicros, chargeMicros }: Amounts): number {
  return Math.max(0, chargeMicros - heldMicros);
}

/**
 * The books of two operations: of the last one that is complete and, in the place of those before,
 * of the one that is being booked. The tag of its words is the number of the operation.
 */
export class SharedBooks {
  readonly #words: BigUint64Array;

  constructor(words: BigUint64Array) {
    this.#words = words;
  }

  /** Lays out empty books; before anybody else knows of the memory. */
  layOut(): void {
    // Nothing was ever booked: operation 1 takes the place of operation −1.
    this.#each(-1, { committedMicros: 0, reservedMicros: 0, overrunMicros: 0 }, (at, word) => {
      Atomics.store(this.#words, at, word);
    });
  }

  /** The books of operation `serial`; undefined when they are not, or not yet, or not any more. */
  read(serial: number): Books | undefined {
    const at = placeOf(serial);
    const committedMicros = moneyAt(this.#words, at, serial);
    if (committedMicros === undefined) return undefined;
    const reservedMicros = moneyAt(this.#words, at + MONEY_WORDS, serial);
    if (reservedMicros === undefined) return undefined;
    const overrunMicros = moneyAt(this.#words, at + 2 * MONEY_WORDS, serial);
    if (overrunMicros === undefined) return undefined;
    return { committedMicros, reservedMicros, overrunMicros };
  }

  /**
   * Writes the books of operation `serial`, unless later ones are there. Any number of threads may
   * write them at once, and stop half-way: all of them write the same.
   */
  write(serial: number, books: Books): void {
    const olderTag = (serial - 2) >>> 0;
    this.#each(serial, books, (at, word) => {
      const seen = Atomics.load(this.#words, at);
      if (tagOf(seen) === olderTag) Atomics.compareExchange(this.#words, at, seen, word);
    });
  }

  #each(serial: number, books: Books, put: (at: number, word: bigint) => void): void {
    const { committedMicros, reservedMicros, overrunMicros } = books;
    let at = placeOf(serial);
    for (const micros of [committedMicros, reservedMicros, overrunMicros]) {
      for (let part = 0; part < MONEY_WORDS; part++) {
        put(at++, moneyWord(part, { micros, tag: serial }));
      }
    }
  }
}

function placeOf(serial: number): number {
  return BOOKS_AT + (serial & 1) * BOOKS_WORDS;
}
