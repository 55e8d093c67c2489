import { SeededRandom } from '../../seed.js';
import type { ChoicePoint, Coverage, Strategy } from '../strategy.js';
import { count } from './count.js';
import { DepthGauge } from './depth-gauge.js';

/** How {@link pct} walks. */
export interface PctPlan {
  /** 0 to 2³²−1; run `n` of a seed is always the same. */
  readonly seed: number;
  /** How many, 1 or more. */
  readonly runs: number;
  /** How many ordered steps the defect needs: 1 or more; 2 finds most races. */
  readonly depth: number;
}

/**
 * Probabilistic concurrency testing: actors have random priorities, the highest that can go on
 * does, and at `depth − 1` random steps of a run the running one falls below all others.
 *
 * @remarks
 * A defect of that depth is found by a run with a probability of at least 1 / (n · k^(depth−1)), for
 * n actors and k steps (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with
 * Probabilistic Guarantees of Finding Bugs, 2010). k is the longest run so far, so that the bound
 * holds from the second run on.
 *
 * @throws {@link HarnessError} `ERR_STRATEGY` for a number that is out of range.
 */
export function pct(plan: PctPlan): Strategy {
  count('seed', plan.seed, { min: 0 });
  count('runs', plan.runs, { min: 1 });
  count('depth', plan.depth, { min: 1 });
  return new Pct(plan);
}

class Pct implements Strategy {
  readonly redundant = false;
  readonly #plan: PctPlan;
  readonly #depth = new DepthGauge();
  readonly #met = new Set<string>();
  /** Highest priority first. */
  #ranking: string[] = [];
  /** Those that fell at a change, the higher the index the higher their priority. */
  #fallen = new Map<number, string>();
  /** By step: which change happens there. They are not in order: any may come first. */
  #changes = new Map<number, number>();
  #random: SeededRandom;
  #walked = 0;

  constructor(plan: PctPlan) {
    this.#plan = plan;
    this.#random = new SeededRandom(plan.seed, 'pct 0');
  }

  begin(): boolean {
    if (this.#walked >= this.#plan.runs) return false;
    this.#random = new SeededRandom(this.#plan.seed, `pct ${this.#walked}`);
    this.#met.clear();
    this.#ranking = [];
    this.#fallen = new Map();
    this.#changes = new Map();
    for (let change = 1; change < this.#plan.depth && this.#depth.depthMax > 0; change++) {
      this.#changes.set(this.#random.index(this.#depth.depthMax), change);
    }
    this.#depth.begin();
    return true;
  }

  choose({ enabled }: ChoicePoint): number {
    for (const actor of enabled) this.#meet(actor);
    const change = this.#changes.get(this.#depth.step());
    if (change !== undefined) this.#demote(this.#first(enabled), change);
    return enabled.indexOf(this.#first(enabled));
  }

  end(): void {
    this.#walked++;
  }

  get coverage(): Coverage {
    const { runs, depth } = this.#plan;
    return {
      walked: this.#walked,
      redundant: 0,
      all: false,
      bound: `${runs} runs by random priorities, defects of depth ${depth}`,
      depthMax: this.#depth.depthMax,
    };
  }

  /** Whoever is new gets a random place among those that have not fallen. */
  #meet(actor: string): void {
    if (this.#met.has(actor)) return;
    this.#met.add(actor);
    this.#ranking.splice(this.#random.index(this.#ranking.length + 1), 0, actor);
  }

  #first(enabled: readonly string[]): string {
    const standing = this.#ranking.find((actor) => enabled.includes(actor));
    if (standing !== undefined) return standing;
    const fallen = [...this.#fallen].sort(([one], [other]) => other - one);
    return fallen.find(([, actor]) => enabled.includes(actor))?.[1] ?? '';
  }

  #demote(actor: string, change: number): void {
    this.#ranking = this.#ranking.filter((other) => other !== actor);
    for (const [at, other] of this.#fallen) if (other === actor) this.#fallen.delete(at);
    this.#fallen.set(change, actor);
  }
}
