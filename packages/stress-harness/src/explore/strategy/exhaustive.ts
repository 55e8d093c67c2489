import type { ChoicePoint, Coverage, PointState, Strategy } from '../strategy.js';
import { type Arrival, Branching } from './branching.js';
import { count } from './count.js';
import { DepthGauge } from './depth-gauge.js';
import { diverged } from './diverged.js';
import { VisitedStates } from './visited-states.js';

/** What limits {@link exhaustive}. */
export interface ExhaustivePlan {
  /**
   * Times a run may take its turn from an actor that could have gone on: 0 or more; default: no
   * bound. With a bound, runs are left out as redundant by their states alone: what is equivalent to
   * a run may lie beyond the bound.
   */
  readonly preemptionsMax?: number;
  /** Runs after which the walk stops, 1 or more; default: no bound. */
  readonly runsMax?: number;
  /**
   * Whether a state that was walked from is left alone when it is come to again. Off where a judgement
   * rests on how a state was come to. Default: on.
   */
  readonly matchesStates?: boolean;
}

const AT_THE_START: Arrival = { preemptions: 0, asleep: new Map() };

/**
 * Walks every schedule, depth first: the same choices up to the last point at which another is left.
 *
 * @remarks
 * Left out is what leads to no other state, on the way or at rest:
 *
 * - where the points tell what each actor would do next, and there is no bound on preemptions, runs
 *   that differ only in the order of independent steps (sleep sets; Godefroid: Partial-Order Methods
 *   for the Verification of Concurrent Systems, 1996);
 * - where the points tell their state, what comes behind one that was walked from before.
 *
 * So every state is come to, and every end.
 *
 * @throws {@link HarnessError} `ERR_STRATEGY` for a bound that is none.
 */
export function exhaustive(plan: ExhaustivePlan = {}): Strategy {
  return new Exhaustive(plan);
}

class Exhaustive implements Strategy {
  readonly readsStates: boolean;
  readonly #preemptionsMax: number;
  readonly #runsMax: number;
  /** Absent where states are not matched. */
  readonly #visited: VisitedStates | undefined;
  readonly #depth = new DepthGauge();
  /** The points of the present run, as far as something is left to decide or was decided. */
  readonly #path: Branching[] = [];
  #at = 0;
  #arrival = AT_THE_START;
  #redundant = false;
  #begun = false;
  #walked = 0;
  #redundantRuns = 0;
  #all = false;

  constructor({ preemptionsMax, runsMax, matchesStates = true }: ExhaustivePlan) {
    this.readsStates = matchesStates;
    this.#preemptionsMax =
      preemptionsMax === undefined ? Infinity : count('preemptionsMax', preemptionsMax, { min: 0 });
    this.#runsMax = runsMax === undefined ? Infinity : count('runsMax', runsMax, { min: 1 });
    this.#visited = matchesStates ? new VisitedStates({ bounded: this.#isBounded }) : undefined;
  }

  get redundant(): boolean {
    return this.#redundant;
  }

  get ahead(): number {
    const last = this.#path[this.#at - 1]?.actor;
    let next = this.#at;
    while (last !== undefined && this.#path[next]?.actor === last) next++;
    return next - this.#at;
  }

  begin(): boolean {
    if (this.#all) return false;
    if (this.#begun && !this.#backtrack()) {
      this.#all = true;
      return false;
    }
    if (this.#walked + this.#redundantRuns >= this.#runsMax) return false;
    this.#begun = true;
    this.#at = 0;
    this.#arrival = AT_THE_START;
    this.#redundant = false;
    this.#depth.begin();
    return true;
  }

  choose(point: ChoicePoint): number {
    this.#depth.step();
    if (this.#redundant) return 0;
    const known = this.#path[this.#at];
    if (known !== undefined) this.#recognise(known.point, point);
    const branching = known ?? this.#branchingAt(point);
    if (branching === undefined) {
      this.#redundant = true;
      return 0;
    }
    if (known === undefined) this.#path.push(branching);
    this.#at++;
    const { preemptions, asleep } = branching.onward;
    this.#arrival = this.#isBounded ? { ...AT_THE_START, preemptions } : { preemptions, asleep };
    return branching.chosen;
  }

  end(): void {
    if (this.#redundant) this.#redundantRuns++;
    else this.#walked++;
    if (this.#at < this.#path.length) {
      throw diverged(`it ended after ${this.#at} steps instead of ${this.#path.length} or more`);
    }
  }

  get coverage(): Coverage {
    return {
      walked: this.#walked,
      redundant: this.#redundantRuns,
      all: this.#all,
      bound: this.#bound(),
      depthMax: this.#depth.depthMax,
    };
  }

  get #isBounded(): boolean {
    return this.#preemptionsMax < Infinity;
  }

  #bound(): string {
    const bounds: string[] = [];
    if (this.#isBounded) bounds.push(`${this.#preemptionsMax} preemptions`);
    if (this.#runsMax < Infinity) bounds.push(`${this.#runsMax} runs`);
    return bounds.length === 0 ? 'none' : `at most ${bounds.join(' and ')}`;
  }

  #branchingAt(point: ChoicePoint): Branching | undefined {
    return Branching.at(point, {
      arrival: this.#arrival,
      preemptionsMax: this.#preemptionsMax,
      visited: this.#visited,
    });
  }

  /** Drops points that have nothing left to try; takes the next way at the last one that has. */
  #backtrack(): boolean {
    for (let last = this.#path.at(-1); last !== undefined; last = this.#path.at(-1)) {
      if (last.advance()) return true;
      this.#path.pop();
    }
    return false;
  }

  #recognise(known: ChoicePoint, seen: ChoicePoint): void {
    if (known.enabled.join() !== seen.enabled.join()) {
      throw diverged(
        `at step ${this.#at + 1}, [${seen.enabled.join(', ')}] could go on ` +
          `instead of [${known.enabled.join(', ')}]`,
      );
    }
    if (seen.state === undefined || known.state === undefined) return;
    if (textOf(seen.state) === textOf(known.state)) return;
    throw diverged(`before step ${this.#at + 1} there was another state`);
  }
}

function textOf(state: PointState): string {
  return JSON.stringify(state);
}
