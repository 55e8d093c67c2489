/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- places that are there */
const WORD = new BigUint64Array(1);
const HALVES = new Uint32Array(WORD.buffer);

/**
 * A word of 64 bits from two halves of 32, which are taken modulo 2³². By way of memory of this
 * thread's own: shifting big integers takes five times longer.
 */
export function wordOf({ high, low }: { high: number; low: number }): bigint {
  HALVES[0] = low;
  HALVES[1] = high;
  return WORD[0] as bigint;
}

/** The upper half of a word: from 0 to 2³² − 1. */
export function highOf(word: bigint): number {
  WORD[0] = word;
  return HALVES[1] as number;
}

/** The lower half of a word: from 0 to 2³² − 1. */
export function lowOf(word: bigint): number {
  WORD[0] = word;
  return HALVES[0] as number;
}
