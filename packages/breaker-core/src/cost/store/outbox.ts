import { type Aged, AgeList } from '../../age-list.js';
import { entryOf, type Letter } from './letter.js';
import { LetterSums } from './letter-sums.js';
import type { StoreEntry } from './store-entry.js';

/** The most entries that are sent at once. */
const BATCH_MAX = 100;

interface Waiting extends Aged<Waiting> {
  readonly letter: Letter;
}

interface Sent {
  readonly seq: number;
  readonly letter: Letter;
}

/**
 * What a store has not taken yet.
 *
 * ```
 * sums ◀─the oldest, when full─ oldest ⇄ … ⇄ youngest ◀── add
 *   └────────────┬─────────────────┘
 *                ▼ batch, numbered
 *              sent ──── until taken; sent again, it is the same under the same numbers
 * ```
 */
export class Outbox {
  readonly #writerId: string;
  readonly #lettersMax: number;
  readonly #slackMs: number;
  readonly #waiting = new AgeList<Waiting>();
  readonly #sums = new LetterSums();
  #sent: readonly Sent[] = [];
  #seq = 0;
  #merged = 0;

  constructor({
    writerId,
    lettersMax,
    slackMs,
  }: {
    writerId: string;
    lettersMax: number;
    slackMs: number;
  }) {
    this.#writerId = writerId;
    this.#lettersMax = lettersMax;
    this.#slackMs = slackMs;
  }

  /** All that is in it. At most `lettersMax`, one batch, and two for each set of accounts. */
  get size(): number {
    return this.#sums.size + this.#waiting.size + this.#sent.length;
  }

  /** How many letters became part of a sum. */
  get merged(): number {
    return this.#merged;
  }

  /** Whether the next batch was sent before. */
  get isRetrying(): boolean {
    return this.#sent.length > 0;
  }

  add(letter: Letter): void {
    this.#waiting.add({ letter, older: undefined, younger: undefined });
    const { oldest } = this.#waiting;
    if (this.#waiting.size <= this.#lettersMax || oldest === undefined) return;
    this.#waiting.remove(oldest);
    this.#sums.add(oldest.letter);
    this.#merged += 1;
  }

  /** What is to be sent at `nowMs`: what was sent and not taken, else the oldest. */
  batch(nowMs: number): readonly StoreEntry[] {
    if (!this.isRetrying) {
      this.#sent = this.#next().map((letter) => ({ seq: ++this.#seq, letter }));
    }
    const sending = { nowMs, slackMs: this.#slackMs, writerId: this.#writerId };
    return this.#sent.map(({ seq, letter }) => entryOf(letter, { ...sending, seq }));
  }

  /**
   * Lets go of what the store has taken, up to a number.
   *
   * @returns how many that were; none when it was told before.
   */
  taken(seq: number): number {
    const before = this.#sent.length;
    this.#sent = this.#sent.filter((sent) => sent.seq > seq);
    return before - this.#sent.length;
  }

  #next(): Letter[] {
    const letters = this.#sums.take(BATCH_MAX);
    for (let { oldest } = this.#waiting; oldest !== undefined; { oldest } = this.#waiting) {
      if (letters.length === BATCH_MAX) break;
      this.#waiting.remove(oldest);
      letters.push(oldest.letter);
    }
    return letters;
  }
}
