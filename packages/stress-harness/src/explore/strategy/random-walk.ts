import { SeededRandom } from '../../seed.js';
import type { ChoicePoint, Coverage, Strategy } from '../strategy.js';
import { count } from './count.js';
import { DepthGauge } from './depth-gauge.js';

/**
 * Chooses evenly among whoever can go on, at every step.
 *
 * @param seed - 0 to 2³²−1; run `n` of a seed is always the same.
 * @param runs - how many, 1 or more.
 * @throws {@link HarnessError} `ERR_STRATEGY` for a number that is out of range.
 */
export function randomWalk({ seed, runs }: { seed: number; runs: number }): Strategy {
  return new RandomWalk(count('seed', seed, { min: 0 }), count('runs', runs, { min: 1 }));
}

class RandomWalk implements Strategy {
  readonly redundant = false;
  readonly #seed: number;
  readonly #runs: number;
  readonly #depth = new DepthGauge();
  #random: SeededRandom;
  #walked = 0;

  constructor(seed: number, runs: number) {
    this.#seed = seed;
    this.#runs = runs;
    this.#random = new SeededRandom(seed, 'walk 0');
  }

  begin(): boolean {
    if (this.#walked >= this.#runs) return false;
    this.#random = new SeededRandom(this.#seed, `walk ${this.#walked}`);
    this.#depth.begin();
    return true;
  }

  choose({ enabled }: ChoicePoint): number {
    this.#depth.step();
    return enabled.length === 1 ? 0 : this.#random.index(enabled.length);
  }

  end(): void {
    this.#walked++;
  }

  get coverage(): Coverage {
    return {
      walked: this.#walked,
      redundant: 0,
      all: false,
      bound: `${this.#runs} random runs`,
      depthMax: this.#depth.depthMax,
    };
  }
}
