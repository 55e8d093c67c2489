import type { ThreadWatch } from '../threads/learned/thread-watch.js';
import type { ChoicePoint, Coverage, Strategy } from '../strategy.js';

/**
 * One strategy after the other, in one exploration: what is walked without a gap within a bound, then
 * at random beyond it. It has covered `all` when any of them has.
 *
 * @param strategies - that have not begun; they are used up.
 */
export function inTurn(...strategies: readonly [Strategy, ...Strategy[]]): Strategy {
  return new InTurn(strategies);
}

class InTurn implements Strategy {
  readonly #strategies: readonly Strategy[];
  /** Whose turn it is. */
  #present: Strategy;

  constructor(strategies: readonly [Strategy, ...Strategy[]]) {
    this.#strategies = strategies;
    [this.#present] = strategies;
  }

  begin(): boolean {
    const rest = this.#strategies.slice(this.#strategies.indexOf(this.#present));
    for (const strategy of rest) {
      this.#present = strategy;
      if (strategy.begin()) return true;
    }
    return false;
  }

  choose(point: ChoicePoint): number {
    return this.#present.choose(point);
  }

  end(): void {
    this.#present.end();
  }

  get redundant(): boolean {
    return this.#present.redundant;
  }

  get readsStates(): boolean {
    return this.#present.readsStates ?? false;
  }

  get ahead(): number {
    return this.#present.ahead ?? 0;
  }

  // What is no watch is none, whatever the strategy before has been told.
  get watch(): ThreadWatch {
    return this.#present.watch ?? NOBODY;
  }

  get coverage(): Coverage {
    const covered = this.#strategies.map(({ coverage }) => coverage);
    const sum = (of: (coverage: Coverage) => number): number =>
      covered.reduce((total, coverage) => total + of(coverage), 0);
    return {
      walked: sum(({ walked }) => walked),
      redundant: sum(({ redundant }) => redundant),
      all: covered.some(({ all }) => all),
      bound: covered.map(({ bound }) => bound).join('; then '),
      depthMax: Math.max(...covered.map(({ depthMax }) => depthMax)),
    };
  }
}

const NOBODY: ThreadWatch = { began: () => undefined, stepped: () => undefined };
