import { rankOfIndex } from './schedule.js';
import type { ChoicePoint, Strategy } from './strategy.js';

/** Asks a strategy during one run, and writes down what it said. */
export class Decisions {
  readonly #strategy: Strategy;
  readonly #choices: number[] = [];
  #preemptions = 0;

  constructor(strategy: Strategy) {
    this.#strategy = strategy;
  }

  /** Ranks so far, as in {@link Schedule}; grows with the run. */
  get choices(): readonly number[] {
    return this.#choices;
  }

  /** Times the turn was taken from an actor that could have gone on. */
  get preemptions(): number {
    return this.#preemptions;
  }

  /** Index into `enabled`. */
  choose(point: ChoicePoint): number {
    const index = this.#strategy.choose(point);
    if (point.enabled.length === 1) return index;
    const rank = rankOfIndex(point, index);
    this.#choices.push(rank);
    if (rank > 0 && point.running !== undefined) this.#preemptions++;
    return index;
  }

  /** The ranks without the zeros at the end: they are what a replay takes anyway. */
  get schedule(): readonly number[] {
    return this.#choices.slice(0, this.#choices.findLastIndex((rank) => rank > 0) + 1);
  }
}
