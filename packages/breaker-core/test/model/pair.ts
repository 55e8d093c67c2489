import { CircuitBreaker } from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';
import type { Command } from './commands.js';
import { classify } from './error-said.js';
import { ModelBreaker } from './model-breaker.js';
import type { ModelOptions } from './model-options.js';
import { Player } from './player.js';
import { realOptions } from './real-options.js';
import type { Sightings } from './sightings.js';

/** The breaker and its model, each with a clock of its own, given the same commands. */
export class Pair {
  readonly #actual: Player;
  readonly #expected: Player;
  readonly #sightings: Sightings;

  /** @param start - one who hears of calls hears events that are not even made for nobody. */
  constructor(
    options: ModelOptions,
    { shadow, hearsCalls }: { shadow: boolean; hearsCalls: boolean },
    sightings: Sightings,
  ) {
    const clock = new ManualClock();
    const breaker = new CircuitBreaker({ ...realOptions(options), shadow, clock, classify });
    this.#actual = new Player(breaker, {
      clock,
      options,
      configure: (changed) => {
        breaker.configure(realOptions(changed));
      },
    });
    const modelClock = new ManualClock();
    const model = new ModelBreaker(options, { shadow, clock: modelClock });
    this.#expected = new Player(model, {
      clock: modelClock,
      options,
      configure: (changed) => {
        model.configure(changed);
      },
    });
    this.#sightings = sightings;
    sightings.watchTransitions(breaker);
    if (!hearsCalls) return;
    this.#actual.listenToCalls();
    this.#expected.listenToCalls();
    sightings.watchCalls(breaker);
  }

  /**
   * Gives both the commands for as long as they look the same.
   *
   * @returns what both are in the end, and what they told of the last command.
   */
  async play(commands: readonly Command[]): Promise<{ actual: object; expected: object }> {
    let told = { actual: '', expected: '' };
    for (const command of commands) {
      this.#sightings.commands++;
      this.#actual.play(command);
      this.#expected.play(command);
      await promisesSettled();
      const [actual, expected] = [this.#actual.look(), this.#expected.look()];
      told = { actual: actual.told, expected: expected.told };
      if (actual.seen !== expected.seen || actual.told !== expected.told) break;
    }
    return {
      actual: { ...this.#actual.details, told: told.actual },
      expected: { ...this.#expected.details, told: told.expected },
    };
  }
}

/** No promise of a call settles more than so many turns after its work. */
const TURNS = 8;

async function promisesSettled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
}
