import { HarnessError } from '../../../harness-error.js';
import type { ChoicePoint, Coverage, Strategy } from '../../strategy.js';
import { count } from '../../strategy/count.js';
import { DepthGauge } from '../../strategy/depth-gauge.js';
import type { ControlledThread } from '../controlled-thread.js';
import { choiceOf } from '../start-choice.js';
import type { ThreadStep } from '../thread-step.js';
import { LearnedProgram } from './learned-program.js';
import { LearnedWalk, type ThoughtLimits } from './learned-walk.js';
import { notLearnable } from './not-learnable.js';
import type { RunBegun, ThreadWatch } from './thread-watch.js';

/** What limits {@link everyEnd}. */
export interface EveryEndPlan {
  /**
   * Times a run may take its turn from a thread that could have gone on, or may lose it: 0 or more;
   * default: no bound.
   */
  readonly preemptionsMax?: number;
  /** States after which the walk stops, 1 or more; default: 5,000,000. */
  readonly statesMax?: number;
}

const STATES_MAX = 5_000_000;

/**
 * For `exploreThreads`: comes to every end that any schedule leads to, by a run for each thing that
 * has not been seen.
 *
 * ```
 * learn    what a thread does next follows from what its operations have shown it: seen once, known
 * think    through every order of the operations that are known, state by state
 *            ├─ a thread is about to find what it has never found ─▶ run that schedule
 *            └─ all have ended, as they never ended before ────────▶ run that schedule, and judge it
 * ```
 *
 * @remarks
 * Two threads of n atomic operations have some n² states, and more schedules than anybody can walk.
 * Only those are left out in which each thread would do what it was seen to do, and the end is one
 * that was judged. That a thread does the same when it sees the same is checked in every run.
 *
 * Not for programs with an `invariant`, whose threads wait, notify or spin, or whose atomic elements
 * of two widths overlap: `exploreThreads` throws `ERR_NOT_LEARNABLE`, and `exhaustive` walks these. It
 * keeps the calling thread busy between runs.
 *
 * @throws {@link HarnessError} `ERR_STRATEGY` for a bound that is none.
 */
export function everyEnd({ statesMax = STATES_MAX, preemptionsMax }: EveryEndPlan = {}): Strategy {
  return new EveryEnd({
    statesMax: count('statesMax', statesMax, { min: 1 }),
    preemptionsMax:
      preemptionsMax === undefined ? Infinity : count('preemptionsMax', preemptionsMax, { min: 0 }),
  });
}

class EveryEnd implements Strategy, ThreadWatch {
  readonly redundant = false;
  readonly #limits: ThoughtLimits;
  readonly #walks = new Map<string, LearnedWalk>();
  readonly #depth = new DepthGauge();
  /** The start states to choose from; none where there is nothing to choose. */
  #starts: readonly string[] = [];
  #plan: readonly string[] = [];
  #at = 0;
  #runs = 0;
  #present: LearnedWalk | undefined;

  constructor(limits: ThoughtLimits) {
    this.#limits = limits;
  }

  /** What `exploreThreads` tells what the threads do. */
  get watch(): ThreadWatch {
    return this;
  }

  begin(): boolean {
    const plan = this.#nextPlan();
    if (plan === undefined) return false;
    this.#plan = plan;
    this.#at = 0;
    this.#present = undefined;
    this.#depth.begin();
    return true;
  }

  choose({ enabled, running }: ChoicePoint): number {
    this.#depth.step();
    // Only the start is chosen before the threads are there.
    if (this.#present === undefined && this.#at > 0) {
      throw new HarnessError('ERR_STRATEGY', 'Strategy: everyEnd is for exploreThreads');
    }
    if (this.#present === undefined) this.#starts = enabled;
    const planned = this.#plan[this.#at++];
    if (planned === undefined) return Math.max(0, enabled.indexOf(running ?? ''));
    const index = enabled.indexOf(planned);
    if (index >= 0) return index;
    throw notLearnable(`${planned} goes in circles until another thread changes something`);
  }

  get ahead(): number {
    const last = this.#plan[this.#at - 1];
    let next = this.#at;
    while (last !== undefined && this.#plan[next] === last) next++;
    return next - this.#at;
  }

  end(): void {
    this.#runs++;
    this.#present?.judged();
  }

  began({ start, threads, buffers, mortals, judgesStates }: RunBegun): void {
    if (judgesStates) throw notLearnable('an invariant needs every state on the way');
    const known = this.#walks.get(start);
    if (known !== undefined) {
      known.program.began(threads);
      this.#present = known;
      return;
    }
    const program = new LearnedProgram(threads, { buffers, mortals });
    this.#present = new LearnedWalk(program, this.#limits);
    this.#walks.set(start, this.#present);
  }

  stepped(thread: ControlledThread, step: ThreadStep): void {
    this.#present?.program.stepped(thread, step);
  }

  get coverage(): Coverage {
    const walks = [...this.#walks.values()];
    const sum = (of: (walk: LearnedWalk) => number): number =>
      walks.reduce((total, walk) => total + of(walk), 0);
    const all = walks.length > 0 && walks.every((walk) => walk.all);
    const states = `${sum((walk) => walk.states)} states`;
    const schedules = `${rounded(sum((walk) => walk.schedules))} schedules`;
    return {
      walked: this.#runs,
      redundant: 0,
      all,
      bound: `${this.#bound(all)}; ${states}${all && !this.#isBounded ? ` of ${schedules}` : ''}`,
      depthMax: this.#depth.depthMax,
    };
  }

  #bound(all: boolean): string {
    const bounds: string[] = [];
    const { preemptionsMax, statesMax } = this.#limits;
    if (this.#isBounded) bounds.push(`${preemptionsMax} preemptions`);
    if (!all) bounds.push(`${statesMax} states`);
    return bounds.length === 0 ? 'none' : `at most ${bounds.join(' and ')}`;
  }

  get #isBounded(): boolean {
    return this.#limits.preemptionsMax < Infinity;
  }

  #nextPlan(): readonly string[] | undefined {
    if (this.#runs === 0) return [];
    const begun = [...this.#walks.keys()].map(choiceOf);
    const start = this.#starts.find((choice) => !begun.includes(choice));
    if (start !== undefined) return [start];
    for (const [name, walk] of this.#walks) {
      const plan = walk.nextPlan();
      if (plan !== undefined) return this.#starts.length > 0 ? [choiceOf(name), ...plan] : plan;
    }
    return undefined;
  }
}

const EXACT_MAX = 1e6;

/** A count for a person: of large ones the first three digits. */
function rounded(count: number): string {
  return count <= EXACT_MAX ? String(count) : count.toExponential(2);
}
