import { TICK_BITS } from './shared-ticks.js';

/*
 * The word (of 64 bits) of a trial slot:
 *
 *  63                                                                        0
 *  │ generation: 12 │ taking: 1 │ tentative: 1 │ claims: 6 │ held until tick: 44 │
 *
 * A tick of 0: nobody holds it. The number of its claims tells two within one tick apart.
 */
const CLAIM_BITS = 6n;
const TENTATIVE = 1n << (TICK_BITS + CLAIM_BITS);
const TAKING = TENTATIVE << 1n;
const TAG_SHIFT = TICK_BITS + CLAIM_BITS + 2n;
const TAGS = 0xfff;
const TICKS = (1n << TICK_BITS) - 1n;
const CLAIMS = ((1n << CLAIM_BITS) - 1n) << TICK_BITS;
const ONE_CLAIM = 1n << TICK_BITS;

/** The tick until which it is held; 0 when it is not. */
export function tickOf(word: bigint): number {
  return Number(word & TICKS);
}

/** Whether it was claimed, and the claim may still be taken back. */
export function isTentative(word: bigint): boolean {
  return (word & TENTATIVE) !== 0n;
}

/** Whether it is being claimed from another trial. */
export function isTaking(word: bigint): boolean {
  return (word & TAKING) !== 0n;
}

export function isHeldIn(word: bigint, generation: number): boolean {
  return tickOf(word) !== 0 && Number(word >> TAG_SHIFT) === (generation & TAGS);
}

/** The word of a tentative claim that follows `word`. */
export function claimed(
  word: bigint,
  claim: { generation: number; untilTick: number; isTaking: boolean },
): bigint {
  const tag = BigInt(claim.generation & TAGS) << TAG_SHIFT;
  const kind = claim.isTaking ? TENTATIVE | TAKING : TENTATIVE;
  return tag | kind | ((word + ONE_CLAIM) & CLAIMS) | BigInt(claim.untilTick);
}

/** The same claim, which cannot be taken back any more. */
export function standing(word: bigint): bigint {
  return word & ~(TENTATIVE | TAKING);
}

export function released(word: bigint): bigint {
  return word & CLAIMS;
}
