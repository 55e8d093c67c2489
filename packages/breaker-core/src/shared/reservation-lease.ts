import { highOf, lowOf, wordOf } from './shared-budget-word.js';

/**
 * The life of a slot, in one word:
 *
 * ```
 *   [ deadline, lower 32 bits │ deadline, upper 8 │ round, 21 │ phase, 3 ]
 *
 *   free ──claim, round + 1──▶ asking ──reserve──▶ held ──settle, expire──▶ free
 *                                └─────drop, correct──────────────────────▶ free
 * ```
 *
 * Anybody may claim a free slot. From there on it moves by operations of the journal only, which
 * come one after the other. A word comes back only if its slot is claimed 2²¹ times within one
 * millisecond.
 */
export const FREE = 0;
export const ASKING = 1;
export const HELD = 2;

export type Phase = typeof FREE | typeof ASKING | typeof HELD;

/** Deadlines are whole milliseconds modulo this, 34 years; half of it is the past. */
const TIME_RANGE = 2 ** 40;
const HALF = 2 ** 32;
const PHASE_BITS = 3;
const PHASE_MASK = 2 ** PHASE_BITS - 1;
const ROUND_MASK = 2 ** 21 - 1;
const DEADLINE_SHIFT = 24;
const TAG_TIME_BITS = 11;

/** The same lease in another phase. */
export function inPhase(lease: bigint, phase: Phase): bigint {
  return wordOf({ high: highOf(lease), low: (lowOf(lease) & ~PHASE_MASK) | phase });
}

export function phaseOf(lease: bigint): Phase {
  return (lowOf(lease) & PHASE_MASK) as Phase;
}

/** How often its slot has been claimed, modulo 2²¹. */
export function roundOf(lease: bigint): number {
  return (lowOf(lease) >>> PHASE_BITS) & ROUND_MASK;
}

/** The lease that follows a free one. */
export function claimed(free: bigint, deadlineMs: number): bigint {
  const time = timeOf(Math.ceil(deadlineMs));
  const round = (roundOf(free) + 1) & ROUND_MASK;
  const low = (Math.floor(time / HALF) << DEADLINE_SHIFT) | (round << PHASE_BITS) | ASKING;
  return wordOf({ high: time % HALF, low });
}

/** How long until its deadline, in milliseconds; 0 or less when it has come. */
export function leftMs(lease: bigint, nowMs: number): number {
  const deadline = (lowOf(lease) >>> DEADLINE_SHIFT) * HALF + highOf(lease);
  const left = timeOf(deadline - Math.floor(nowMs));
  return left < TIME_RANGE / 2 ? left : left - TIME_RANGE;
}

/** What the amounts of a lease are tagged with: all of its round, some of its deadline. */
export function leaseTag(lease: bigint): number {
  const time = highOf(lease) & (2 ** TAG_TIME_BITS - 1);
  return ((roundOf(lease) << TAG_TIME_BITS) | time) >>> 0;
}

function timeOf(ms: number): number {
  return ((ms % TIME_RANGE) + TIME_RANGE) % TIME_RANGE;
}
