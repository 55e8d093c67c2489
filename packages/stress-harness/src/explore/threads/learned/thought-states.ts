import type { State } from './learned-program.js';
import { doubled, TupleIndex } from './tuple-index.js';

const STATES_AT_FIRST = 1_024;
const NOBODY = -1;

/** The states that a walk has come to, and what it knows of those that it has thought through. */
export class ThoughtStates {
  readonly #index: TupleIndex;
  /** A state, and whose turn it is where that makes states differ. */
  readonly #named: Int32Array;
  readonly #isBounded: boolean;
  /** By number: schedules from there to an end; NaN: it was not thought through. */
  #schedules = new Float64Array(STATES_AT_FIRST).fill(NaN);
  /** And preemptions on the way there, the fewest; empty where there is no bound on them. */
  #preemptions: Int32Array;
  #count = 0;

  /**
   * @param width - of each state.
   * @param isBounded - whether preemptions are: then it matters who ran, and after how many.
   */
  constructor({ width, isBounded }: { width: number; isBounded: boolean }) {
    this.#isBounded = isBounded;
    this.#named = new Int32Array(width + Number(isBounded));
    this.#index = new TupleIndex(this.#named.length);
    this.#preemptions = new Int32Array(isBounded ? STATES_AT_FIRST : 0);
  }

  /** How many were thought through. */
  get count(): number {
    return this.#count;
  }

  /** The number of a state. @param running - whose turn it is, where that makes states differ. */
  numberOf(state: State, running = NOBODY): number {
    const named = this.#named;
    named.set(state);
    if (this.#isBounded) named[state.length] = running;
    const number = this.#index.numberOf(named);
    if (number === this.#schedules.length) {
      this.#schedules = doubled(this.#schedules).fill(NaN, number);
      if (this.#isBounded) this.#preemptions = doubled(this.#preemptions);
    }
    return number;
  }

  /**
   * Schedules from a state to an end; undefined: it was not thought through, or was come to by more
   * preemptions, which left fewer for the rest.
   */
  schedulesFrom(number: number, preemptions: number): number | undefined {
    const schedules = this.#schedules[number] ?? NaN;
    if (Number.isNaN(schedules)) return undefined;
    const isCloser = this.#isBounded && preemptions < (this.#preemptions[number] ?? Infinity);
    return isCloser ? undefined : schedules;
  }

  /** A state was thought through. */
  through(number: number, by: { readonly schedules: number; readonly preemptions: number }): void {
    if (Number.isNaN(this.#schedules[number])) this.#count++;
    this.#schedules[number] = by.schedules;
    if (this.#isBounded) this.#preemptions[number] = by.preemptions;
  }
}
