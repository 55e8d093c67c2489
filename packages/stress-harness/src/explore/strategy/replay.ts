import { indexOfRank } from '../schedule.js';
import type { ChoicePoint, Coverage, Strategy } from '../strategy.js';
import { DepthGauge } from './depth-gauge.js';
import { diverged } from './diverged.js';

/**
 * Walks one run: the one that these choices name.
 *
 * @param choices - ranks, as in {@link Schedule}.
 */
export function replay(choices: readonly number[]): Strategy {
  return new Replay(choices);
}

class Replay implements Strategy {
  readonly redundant = false;
  readonly #choices: readonly number[];
  readonly #depth = new DepthGauge();
  #at = 0;
  #walked = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  begin(): boolean {
    return this.#walked === 0;
  }

  choose(point: ChoicePoint): number {
    this.#depth.step();
    if (point.enabled.length === 1) return 0;
    const rank = this.#choices[this.#at++] ?? 0;
    const index = indexOfRank(point, rank);
    if (index !== undefined) return index;
    throw diverged(
      `choice ${this.#at} of the schedule is number ${rank}, with ${point.enabled.length} that could go on`,
    );
  }

  end(): void {
    this.#walked++;
  }

  get coverage(): Coverage {
    return {
      walked: this.#walked,
      redundant: 0,
      all: false,
      bound: 'one schedule',
      depthMax: this.#depth.depthMax,
    };
  }
}
