import type { RuleMark, RuleTrip, RuleVerdict, SharedRule } from './shared-rule.js';
import type { SharedState } from './shared-state.js';

/** The most calls a shared window holds: its counts have to fit into one word. */
export const SHARED_WINDOW_CALLS_MAX = 1_000;

/** A window and the rate at which it trips. */
export interface SharedWindowOptions {
  /** Calls it holds: 1 to {@link SHARED_WINDOW_CALLS_MAX}. */
  readonly calls: number;
  readonly minimumCalls: number;
  readonly failureRateThreshold: number;
}

/** The head word, taken apart. */
interface Head {
  readonly round: number;
  /** Where the next outcome goes. */
  readonly place: number;
  readonly isFull: boolean;
  readonly failures: number;
  /** Whether the last call failed. */
  readonly lastFailed: boolean;
}

/**
 * The outcomes of the last calls, and how many of them failed: a ring of words, and one head word
 * that decides.
 *
 * ```
 * head  │ round │ place │ failures │ full: 1 │ last failed: 1 │    place and failures: as many
 *                    ▼                                             bits as `calls` needs
 * ring  [0] … [place − 1] [place] …
 *                  │         └ the oldest outcome, when full: it is lost next
 *                  └ the last outcome; it may still stand in the head only
 *       a word of the ring: │ times written: 31 │ failed: 1 │
 * ```
 *
 * @remarks
 * A call counts when the head is swapped. Its own outcome stands in the head then, and whoever
 * counts next writes it to the ring first: there is no point at which a thread can stop and leave
 * half a call behind. Neither can it write an old outcome later: the swap is from the very word
 * it saw, and every write makes that another one.
 *
 * The limit of this: the head is the same again after `2^bits of round × calls` outcomes, at least
 * a million. A thread would have to be stopped between two instructions for exactly so many.
 */
export class SharedCountWindow implements SharedRule {
  readonly #words: Int32Array;
  readonly #headAt: number;
  readonly #ringAt: number;
  readonly #options: SharedWindowOptions;
  /** Bits of a number from 0 to `calls`. */
  readonly #bits: number;

  constructor(
    words: Int32Array,
    { headAt, ringAt, ...options }: SharedWindowOptions & { headAt: number; ringAt: number },
  ) {
    this.#words = words;
    this.#headAt = headAt;
    this.#ringAt = ringAt;
    this.#options = options;
    this.#bits = 32 - Math.clz32(options.calls);
  }

  load(): number {
    return Atomics.load(this.#words, this.#headAt);
  }

  prepare(seen: number): boolean {
    const { round, place, isFull } = this.#read(seen);
    if (place === 0 && !isFull) return true;
    const empty = { round: round + 1, place: 0, isFull: false, failures: 0, lastFailed: false };
    return this.#swap(this.#headAt, seen, this.#pack(empty));
  }

  record(mark: RuleMark, generation: number, state: SharedState): RuleVerdict {
    for (;;) {
      // Before the state: as that is still in the generation, so was this word.
      const word = this.load();
      if (!state.isIn(generation)) return 'late';
      const head = this.#read(word);
      if (this.#hasTripped(head)) return this.#trip('another-call', head);
      if (!this.#writeLast(word, head)) continue;
      const after = this.#after(head, mark === 'failure');
      if (!this.#swap(this.#headAt, word, this.#pack(after))) continue;
      return this.#hasTripped(after) ? this.#trip('this-call', after) : 'counted';
    }
  }

  /** @returns false when the head has moved on. */
  #writeLast(word: number, { place, isFull, lastFailed }: Head): boolean {
    if (place === 0 && !isFull) return true;
    const at = this.#ringAt + (place === 0 ? this.#options.calls : place) - 1;
    const written = Atomics.load(this.#words, at);
    if (failedIn(written) === lastFailed) return true;
    // As the head has not moved on, what was loaded is no later outcome.
    if (this.load() !== word) return false;
    this.#swap(at, written, ((written & ~1) + 2) | Number(lastFailed));
    return true;
  }

  #after({ round, place, isFull, failures, lastFailed }: Head, failed: boolean): Head {
    const { calls } = this.#options;
    const lostFailed = isFull && (calls === 1 ? lastFailed : this.#failedAt(place));
    const wraps = place + 1 === calls;
    return {
      round: wraps ? round + 1 : round,
      place: wraps ? 0 : place + 1,
      isFull: isFull || wraps,
      failures: failures - Number(lostFailed) + Number(failed),
      lastFailed: failed,
    };
  }

  #failedAt(place: number): boolean {
    return failedIn(Atomics.load(this.#words, this.#ringAt + place));
  }

  #completed({ place, isFull }: Head): number {
    return isFull ? this.#options.calls : place;
  }

  #hasTripped(head: Head): boolean {
    const { minimumCalls, failureRateThreshold } = this.#options;
    const completed = this.#completed(head);
    return (
      head.failures > 0 &&
      completed >= minimumCalls &&
      // A quotient, as in a local breaker: 3/10 and 0.3 round to the same double.
      head.failures / completed >= failureRateThreshold
    );
  }

  #trip(by: RuleTrip['by'], head: Head): RuleTrip {
    const { minimumCalls, failureRateThreshold } = this.#options;
    const { failures } = head;
    const completed = this.#completed(head);
    return { by, figures: { completed, failures, minimumCalls, failureRateThreshold } };
  }

  #read(word: number): Head {
    const mask = (1 << this.#bits) - 1;
    return {
      round: word >>> (2 * this.#bits + 2),
      place: (word >>> (this.#bits + 2)) & mask,
      failures: (word >>> 2) & mask,
      isFull: (word & 2) !== 0,
      lastFailed: failedIn(word),
    };
  }

  #pack({ round, place, isFull, failures, lastFailed }: Head): number {
    return (
      (round << (2 * this.#bits + 2)) |
      (place << (this.#bits + 2)) |
      (failures << 2) |
      (Number(isFull) << 1) |
      Number(lastFailed)
    );
  }

  #swap(at: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, at, from, to) === from;
  }
}

function failedIn(word: number): boolean {
  return (word & 1) === 1;
}
