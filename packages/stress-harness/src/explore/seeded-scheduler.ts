import type { SeededRandom } from '../seed.js';

/** One kind of thing that may happen next. */
export interface Step {
  /** How likely it is, relative to the other steps; 0 while it cannot happen. */
  readonly weight: () => number;
  /** Makes it happen; what it returns is awaited before the next step. */
  readonly run: () => Promise<void> | undefined;
}

/**
 * Makes steps happen in an order that a seed decides entirely.
 *
 * @remarks
 * Steps that return nothing follow each other within one microtask: that is how a tick gets
 * crowded. A step that waits is what lets promises run on.
 */
export class SeededScheduler {
  readonly #random: SeededRandom;
  readonly #steps: readonly Step[];
  readonly #weights: number[];

  constructor(random: SeededRandom, steps: readonly Step[]) {
    this.#random = random;
    this.#steps = steps;
    this.#weights = steps.map(() => 0);
  }

  /** Makes steps happen until none can. */
  async run(): Promise<void> {
    for (let step = this.#draw(); step !== undefined; step = this.#draw()) {
      const waiting = step.run();
      if (waiting !== undefined) await waiting;
    }
  }

  #draw(): Step | undefined {
    let total = 0;
    for (let index = 0; index < this.#steps.length; index++) {
      total += this.#weights[index] = this.#steps[index]?.weight() ?? 0;
    }
    if (total === 0) return undefined;
    let rest = this.#random.share() * total;
    let drawn = -1;
    // Ends at the last step that can happen, should rounding leave something of the draw.
    for (let index = 0; index < this.#steps.length && rest >= 0; index++) {
      const weight = this.#weights[index] ?? 0;
      if (weight > 0) drawn = index;
      rest -= weight;
    }
    return this.#steps[drawn];
  }
}
