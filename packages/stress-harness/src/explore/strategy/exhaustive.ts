import { HarnessError } from '../../harness-error.js';
import type { ChoicePoint, Coverage, PendingStep, Strategy } from '../strategy.js';
import { Alike } from './alike.js';
import { type Arrival, Branching, type Sleepers } from './branching.js';
import { count } from './count.js';
import { DepthGauge } from './depth-gauge.js';
import { diverged } from './diverged.js';
import { independent } from './independence.js';
import { Races } from './races.js';

/** What limits {@link exhaustive}. */
export interface ExhaustivePlan {
  /**
   * Times a run may take its turn from an actor that could have gone on: 0 or more; default: no
   * bound. With a bound, no run is left out as redundant: its equivalent may lie beyond the bound.
   */
  readonly preemptionsMax?: number;
  /** Runs after which the walk stops, 1 or more; default: no bound. */
  readonly runsMax?: number;
  /**
   * What the walk comes to: `every state`, on the way and at rest (default), or `every end` only,
   * which takes fewer runs. With `every end` an `invariant` would be looked at in some states only,
   * and a death come at some points only: both are refused, and so is a bound on preemptions.
   */
  readonly reaches?: 'every state' | 'every end';
  /**
   * Names of actors that do the same, and may end in each other's stead: schedules that differ by
   * these names alone are walked once. Default: none.
   */
  readonly alike?: readonly string[];
}

/** Depends on all that comes before and after. */
const UNKNOWN: PendingStep = { location: '', kind: 'other' };
const AT_THE_START: Arrival = { preemptions: 0, asleep: new Map() };

/**
 * Walks every schedule, depth first: the same choices up to the last point at which another is left.
 *
 * @remarks
 * Where the points tell what each actor would do next, and there is no bound on preemptions, runs
 * that differ only in the order of independent steps are walked once (sleep sets; Godefroid:
 * Partial-Order Methods for the Verification of Concurrent Systems, 1996). Where only ends are to be
 * reached, others go on at a point only when a race shows that it may matter (source sets; Abdulla,
 * Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction, 2014).
 *
 * @throws {@link HarnessError} `ERR_STRATEGY` for a bound that is none, and for one together with
 * `every end`.
 */
export function exhaustive(plan: ExhaustivePlan = {}): Strategy {
  return new Exhaustive(plan);
}

class Exhaustive implements Strategy {
  readonly endsOnly: boolean;
  readonly #preemptionsMax: number;
  readonly #runsMax: number;
  readonly #races = new Races();
  readonly #alike: Alike;
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

  constructor({ preemptionsMax, runsMax, reaches, alike = [] }: ExhaustivePlan) {
    this.#alike = new Alike(alike);
    this.endsOnly = reaches === 'every end';
    if (this.endsOnly && preemptionsMax !== undefined) {
      const message = 'preemptionsMax leaves ends out: ask for it, or for every end';
      throw new HarnessError('ERR_STRATEGY', `Strategy: ${message}`);
    }
    this.#preemptionsMax =
      preemptionsMax === undefined ? Infinity : count('preemptionsMax', preemptionsMax, { min: 0 });
    this.#runsMax = runsMax === undefined ? Infinity : count('runsMax', runsMax, { min: 1 });
  }

  get redundant(): boolean {
    return this.#redundant;
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
    this.#alike.begin();
    return true;
  }

  choose(all: ChoicePoint): number {
    this.#depth.step();
    if (this.#redundant) return 0;
    const point = this.#alike.narrowed(all);
    const known = this.#path[this.#at];
    if (known !== undefined) this.#recognise(known.point, point);
    const branching =
      known ??
      Branching.at(point, {
        arrival: this.#arrival,
        preemptionsMax: this.#preemptionsMax,
        onDemand: this.endsOnly,
      });
    if (branching === undefined) {
      this.#redundant = true;
      return 0;
    }
    if (known === undefined) this.#path.push(branching);
    if (this.endsOnly && this.#at >= this.#races.steps) this.#demandOthers(branching);
    this.#at++;
    const { preemptions, asleep } = branching.onward;
    this.#arrival = { preemptions, asleep: this.#stillAsleep(asleep, branching.step) };
    const chosen = point.enabled[branching.chosen] ?? '';
    this.#alike.went(chosen);
    return all.enabled.indexOf(chosen);
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

  #bound(): string {
    const bounds: string[] = [];
    if (this.#preemptionsMax < Infinity) bounds.push(`${this.#preemptionsMax} preemptions`);
    if (this.#runsMax < Infinity) bounds.push(`${this.#runsMax} runs`);
    const most = bounds.length === 0 ? 'none' : `at most ${bounds.join(' and ')}`;
    return this.endsOnly ? `${most}; every end, not every state on the way` : most;
  }

  /** Whoever sleeps wakes by a step that theirs depends on, and by one that is unknown. */
  #stillAsleep(asleep: Sleepers, step: PendingStep | undefined): Sleepers {
    if (step === undefined || this.#preemptionsMax < Infinity) return AT_THE_START.asleep;
    if (asleep.size === 0) return asleep;
    return new Map([...asleep].filter(([, sleeping]) => independent(sleeping, step)));
  }

  /** Has the walk come back to where another should have gone first. */
  #demandOthers({ point, chosen, step = UNKNOWN }: Branching): void {
    for (const { at, initials } of this.#races.add(point.enabled[chosen] ?? '', step)) {
      this.#path[at]?.demand(initials);
    }
  }

  /** Drops points that have nothing left to try; takes the next way at the last one that has. */
  #backtrack(): boolean {
    for (let last = this.#path.at(-1); last !== undefined; last = this.#path.at(-1)) {
      if (last.advance()) {
        this.#races.forgetAfter(this.#path.length - 1);
        return true;
      }
      this.#path.pop();
    }
    return false;
  }

  #recognise(known: ChoicePoint, seen: ChoicePoint): void {
    if (known.enabled.join() === seen.enabled.join()) return;
    throw diverged(
      `at step ${this.#at + 1}, [${seen.enabled.join(', ')}] could go on ` +
        `instead of [${known.enabled.join(', ')}]`,
    );
  }
}
