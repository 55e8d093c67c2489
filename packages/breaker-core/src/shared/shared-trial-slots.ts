import type { SharedState } from './shared-state.js';
import * as slotWord from './trial-slot-word.js';

/** A slot held by a trial. */
export interface HeldTrialSlot {
  readonly slot: number;
  /** What its word is as long as it is held. */
  readonly word: bigint;
}

/** What came of asking for a slot. */
export type SlotClaim =
  | {
      readonly kind: 'claimed';
      readonly held: HeldTrialSlot;
      /** Whether a trial of the same generation has lost it, having outlived its deadline. */
      readonly tookOver: boolean;
    }
  | {
      readonly kind: 'full';
      /** The tick at which the first of those who hold one loses it. */
      readonly freeAtTick: number;
    }
  | { readonly kind: 'over' };

/** Which half-open period a slot is asked for in, and when. */
export interface SlotRequest {
  readonly generation: number;
  readonly nowTick: number;
  /** When it is lost again. */
  readonly untilTick: number;
}

/**
 * The slots of trials: a word each. A slot is free when nobody holds it or it was held in another
 * generation, and can be taken when its time is over: what a dead thread held comes back by itself.
 *
 * @remarks
 * A slot is claimed first, and then the state is looked at: had the generation ended by then, the
 * claim is taken back. Until that is known, the claim is tentative. Whoever is to be turned away,
 * or late, because of a tentative claim makes it stand first: it cannot be taken back then.
 *
 * The claim of a slot that another trial had stands only by a change of the state word: that trial
 * may be about to decide, and of the two only one can change that word.
 */
export class SharedTrialSlots {
  readonly #words: BigUint64Array;
  readonly #at: number;
  readonly #slots: number;
  readonly #state: SharedState;

  constructor(
    words: BigUint64Array,
    { at, slots, state }: { at: number; slots: number; state: SharedState },
  ) {
    this.#words = words;
    this.#at = at;
    this.#slots = slots;
    this.#state = state;
  }

  /** Claims a free slot or, where there is none, that of the trial whose time was over first. */
  claim({ generation, nowTick, untilTick }: SlotRequest): SlotClaim {
    for (;;) {
      const seen = this.#look();
      // What was seen is no younger than the generation: to a call of an earlier one a slot of a
      // later one would seem free.
      if (!this.#state.isIn(generation)) return { kind: 'over' };
      const free = seen.find(({ word }) => !slotWord.isHeldIn(word, generation));
      if (free !== undefined) {
        const word = slotWord.claimed(free.word, { generation, untilTick, isTaking: false });
        if (this.#swap(free, word)) return this.#keep({ ...free, word }, generation);
        continue;
      }
      const tentative = seen.find(({ word }) => slotWord.isTentative(word));
      if (tentative !== undefined) {
        if (!this.#makeStand(tentative, generation)) return { kind: 'over' };
        continue;
      }
      // There must have been a moment at which all were held.
      if (!seen.every((held) => this.#isStill(held))) continue;
      const first = seen.reduce((one, other) => (isBefore(other, one) ? other : one));
      const freeAtTick = slotWord.tickOf(first.word);
      if (freeAtTick > nowTick) return { kind: 'full', freeAtTick };
      const word = slotWord.claimed(first.word, { generation, untilTick, isTaking: true });
      if (this.#swap(first, word)) return this.#keep({ ...first, word }, generation);
    }
  }

  /** Whether a trial has its slot; if not, it has lost it for good, or its generation is over. */
  holds(held: HeldTrialSlot, generation: number): boolean {
    const { slot } = held;
    const word = Atomics.load(this.#words, this.#at + slot);
    if (word === held.word) return true;
    if (slotWord.isTentative(word) && slotWord.isHeldIn(word, generation)) {
      this.#makeStand({ slot, word }, generation);
    }
    return false;
  }

  /** Gives a slot back; false when it was lost before. */
  release(held: HeldTrialSlot): boolean {
    return this.#swap(held, slotWord.released(held.word));
  }

  /** A claim of one's own stands, or is taken back. */
  #keep(claimed: HeldTrialSlot, generation: number): SlotClaim {
    const { slot, word } = claimed;
    const held = { slot, word: slotWord.standing(word) };
    const tookOver = slotWord.isTaking(word);
    if (this.#makeStand(claimed, generation)) return { kind: 'claimed', held, tookOver };
    if (this.release(claimed)) return { kind: 'over' };
    // Somebody else has made it stand, and was turned away because of it. Or it was replaced in a
    // later generation: what was free was claimed while its own lasted, and is held late. What was
    // taken was not: the trial that had it may have decided.
    if (tookOver && !this.#isStill(held)) return { kind: 'over' };
    return { kind: 'claimed', held, tookOver };
  }

  /** @returns false when the generation is over. */
  #makeStand(claimed: HeldTrialSlot, generation: number): boolean {
    const isCurrent = slotWord.isTaking(claimed.word)
      ? this.#state.turn(generation)
      : this.#state.isIn(generation);
    if (isCurrent) this.#swap(claimed, slotWord.standing(claimed.word));
    return isCurrent;
  }

  #look(): HeldTrialSlot[] {
    return Array.from({ length: this.#slots }, (_, slot) => ({
      slot,
      word: Atomics.load(this.#words, this.#at + slot),
    }));
  }

  #isStill({ slot, word }: HeldTrialSlot): boolean {
    return Atomics.load(this.#words, this.#at + slot) === word;
  }

  #swap({ slot, word }: HeldTrialSlot, to: bigint): boolean {
    return Atomics.compareExchange(this.#words, this.#at + slot, word, to) === word;
  }
}

function isBefore(one: HeldTrialSlot, other: HeldTrialSlot): boolean {
  return slotWord.tickOf(one.word) < slotWord.tickOf(other.word);
}
