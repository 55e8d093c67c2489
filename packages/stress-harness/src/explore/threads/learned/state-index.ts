import type { State } from './learned-program.js';

/** More moments, and more of what a pair begins with, than any walk sees. */
const MOMENTS = 2 ** 26;

/** Numbers states from 0: equal ones have one number. */
export class StateIndex {
  /** By the place in a state: the numbers of what comes up to there. */
  readonly #prefixes: Map<number, number>[] = [];

  /**
   * @param running - the thread whose turn it is, where that makes states differ; -1: nobody's. To be
   * given for all states, or for none.
   */
  numberOf({ memory, moments }: State, running?: number): number {
    let number = memory.id;
    let at = 0;
    // Of the dead nothing is left: they share a number that no moment has.
    for (const moment of moments) number = this.#next(at++, number, moment?.id ?? -1);
    return running === undefined ? number : this.#next(at, number, running);
  }

  #next(at: number, prefix: number, next: number): number {
    const numbers = (this.#prefixes[at] ??= new Map());
    const pair = prefix * MOMENTS + next + 1;
    const known = numbers.get(pair);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(pair, number);
    return number;
  }
}
