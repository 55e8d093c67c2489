import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The seed of every run that is not told another, so that a cached verdict names a run to be had again. */
export const DEFAULT_SEED = 20_260_101;

/** Seeds are unsigned 32-bit integers. */
export const MAX_SEED = 2 ** 32 - 1;

/** A stream of numbers that a seed and a label decide entirely. */
export class SeededRandom {
  readonly #generator;

  /**
   * @param seed - 0 to {@link MAX_SEED}.
   * @param label - streams of different labels are independent, so that one more draw in one
   * part of a scenario does not shift every other part.
   */
  constructor(seed: number, label: string) {
    this.#generator = xoroshiro128plus(avalanche(seed ^ fnv1a(label)));
  }

  /** A number in [0, 1). */
  share(): number {
    return uniformFloat64(this.#generator);
  }

  /** An integer in [0, count). */
  index(count: number): number {
    return uniformInt(this.#generator, 0, count - 1);
  }

  /** A draw from the exponential distribution of the given mean (inverse transform). */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.share());
  }

  /** A new array with the items in random order (Fisher–Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last--) {
      const other = this.index(last + 1);
      [result[last], result[other]] = [result[other] as T, result[last] as T];
    }
    return result;
  }
}

/** FNV-1a, 32 bits: spreads labels over seeds. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * The finaliser of MurmurHash3, 32 bits: every bit of the input moves half of the output's.
 * The generator's first numbers follow its seed closely, so neighbouring seeds would begin alike.
 */
function avalanche(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
