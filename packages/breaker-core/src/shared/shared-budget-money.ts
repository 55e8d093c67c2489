import { highOf, lowOf, wordOf } from './shared-budget-word.js';

/** Words of one amount. */
export const MONEY_WORDS = 2;

const HALF = 2 ** 32;

/**
 * The words of an amount. Each bears the tag of whoever wrote it, so that a reader knows what
 * belongs together, and a writer that was stopped for long finds that its time is over.
 *
 * ```
 *   [ tag, 32 bits │ lower half of the micro-units ]  [ tag │ upper half ]
 * ```
 */
export function moneyWord(part: number, { micros, tag }: { micros: number; tag: number }): bigint {
  return wordOf({ high: tag, low: part === 0 ? micros % HALF : Math.floor(micros / HALF) });
}

/** The tag of one of the words of an amount. */
export const tagOf = highOf;

/** An amount, in micro-units; undefined when it is not, or not in whole, the one of that tag. */
export function moneyAt(words: BigUint64Array, at: number, tag: number): number | undefined {
  const low = Atomics.load(words, at);
  if (tagOf(low) !== tag) return undefined;
  const high = Atomics.load(words, at + 1);
  if (tagOf(high) !== tag) return undefined;
  return lowOf(high) * HALF + lowOf(low);
}
