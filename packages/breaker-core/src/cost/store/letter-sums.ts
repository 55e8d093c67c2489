import type { Charge, Letter } from './letter.js';
import { accountName } from './store-account.js';

/**
 * Letters that were too many to be kept one by one, as two sums for each set of accounts: what is
 * charged, and what comes back.
 *
 * @remarks
 * A sum names no holds. Where the store surely has the hold of a letter it will charge it by expiry,
 * and the sum is of what differs from that; where it may have it, the sum is of all, so that the
 * store may count the money twice, never not at all. What is charged is dated by the youngest, what
 * comes back by the oldest: a rolling account never forgets early.
 */
export class LetterSums {
  readonly #sums = new Map<string, Charge>();

  get size(): number {
    return this.#sums.size;
  }

  add(letter: Letter): void {
    // A hold that is not extended is charged by expiry, and settled all the same.
    if (letter.kind === 'extend') return;
    const { accounts, atMs } = letter.charge;
    const presumedMicros = letter.kind === 'settle' ? letter.presumedMicros : 0;
    const micros = letter.charge.micros - presumedMicros;
    if (micros === 0) return;
    const name = `${micros < 0 ? '-' : '+'}${accounts.map(accountName).join()}`;
    const sum = this.#sums.get(name);
    const date = micros < 0 ? Math.min : Math.max;
    this.#sums.set(name, {
      accounts,
      micros: saturated(micros + (sum?.micros ?? 0)),
      atMs: date(atMs, sum?.atMs ?? atMs),
    });
  }

  /** Takes out up to `max` of them. */
  take(max: number): Letter[] {
    const taken: Letter[] = [];
    for (const [name, charge] of this.#sums) {
      if (taken.length === max) break;
      this.#sums.delete(name);
      taken.push({ kind: 'adjust', charge });
    }
    return taken;
  }
}

function saturated(micros: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(micros, Number.MAX_SAFE_INTEGER));
}
