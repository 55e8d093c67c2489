import { setImmediate as turn } from 'node:timers/promises';
import { nowMs } from '../../clock.js';
import { HarnessError } from '../../harness-error.js';
import type { ExplorationReport, Finding } from '../exploration.js';
import { shrink } from '../shrink.js';
import { replay } from '../strategy/replay.js';
import type { Strategy } from '../strategy.js';
import type { Crew } from './crew.js';
import { MemoryMap } from './memory-map.js';
import { sharedAreasOf } from './shared-areas.js';
import type { ThreadLimits } from './thread-limits.js';
import { DEFAULT_START, ThreadRun } from './thread-run.js';
import {
  differenceOf,
  findingOf,
  type Found,
  found,
  nondeterministic,
  sized,
  type Walked,
} from './walked.js';

/** Runs block; after this long, the event loop of the caller gets a turn. */
const BLOCK_MS = 50;
/** Steps to spend on making a schedule small: a livelock has long runs, and is none the clearer. */
const SHRINK_STEPS_MAX = 100_000;

/** Attempts at walking a schedule again that may run out of time. */
const REPEATS_MAX = 3;

/** What is explored. */
export interface ThreadQuest {
  readonly crew: Crew;
  /** For the report. */
  readonly name: string;
  readonly limits: ThreadLimits;
  readonly deaths: readonly string[];
}

/** One exploration of one program. */
export class ThreadExplorer {
  readonly #quest: ThreadQuest;
  readonly #maps = new Map<string, MemoryMap>();
  #steps = 0;
  #heldBack = false;
  #turnedAtMs = nowMs();

  constructor(quest: ThreadQuest) {
    this.#quest = quest;
  }

  /** To be called once. */
  async explore(strategy: Strategy): Promise<ExplorationReport> {
    const finding = await this.#search(strategy);
    const { coverage } = strategy;
    return {
      scenario: this.#quest.name,
      starts: this.#quest.crew.program.starts ?? [DEFAULT_START],
      seed: 0,
      steps: this.#steps,
      ...coverage,
      all: coverage.all && !this.#mixed,
      bound: [coverage.bound, ...this.#remarks()].join('; '),
      ...(finding ?? { outcome: 'ok' }),
    };
  }

  async #search(strategy: Strategy): Promise<Finding | undefined> {
    let first: Walked | undefined;
    for (let runs = 0; strategy.begin(); runs++) {
      const walked = await this.#walk(strategy);
      this.#steps += walked.steps;
      this.#heldBack ||= walked.heldBack;
      first ??= walked;
      if (found(walked)) return this.#conclude(walked);
      if (walked.end.outcome === 'redundant' || runs % this.#quest.limits.repeatEvery > 0) continue;
      const difference = await this.#repeat(walked);
      if (difference !== undefined) return nondeterministic(walked, difference);
    }
    if (this.#steps > 0 || first === undefined) return undefined;
    const message =
      'no thread ever came to a scheduling point: nothing that setup returns is used with Atomics';
    return findingOf({ ...first, end: { outcome: 'no-point', message } }, first);
  }

  /** Makes what was found small, and sees that it can be had again. */
  async #conclude(first: Found): Promise<Finding> {
    const { outcome } = first.end;
    // Each try would cost the whole time bound, or is not the same twice.
    if (outcome === 'no-point' || outcome === 'died' || outcome === 'nondeterministic') {
      return findingOf(first, first);
    }
    const small = await this.#shrink(first);
    const difference = (await this.#repeat(small)) ?? (await this.#repeat(small));
    return difference === undefined ? findingOf(small, first) : nondeterministic(small, difference);
  }

  #shrink(first: Found): Promise<Found> {
    const most = Math.floor(SHRINK_STEPS_MAX / Math.max(1, first.steps));
    return shrink(sized(first), {
      attemptsMax: Math.min(this.#quest.limits.shrinkRunsMax, most),
      attempt: async (strategy) => {
        const walked = await this.#walk(strategy);
        return found(walked) && walked.end.outcome === first.end.outcome
          ? sized(walked)
          : undefined;
      },
    });
  }

  /** Walks the same schedule again. @returns what went differently, in words. */
  async #repeat(known: Walked): Promise<string | undefined> {
    return differenceOf(known, await this.#walkAgain(known));
  }

  /** A machine that stalls says nothing about the code under test: then once more. */
  async #walkAgain({ choices }: Walked): Promise<Walked> {
    for (let attempt = 1; ; attempt++) {
      const strategy = replay(choices);
      strategy.begin();
      const again = await this.#walk(strategy);
      if (again.end.outcome !== 'no-point' || attempt === REPEATS_MAX) return again;
    }
  }

  async #walk(strategy: Strategy): Promise<Walked> {
    if (nowMs() - this.#turnedAtMs > BLOCK_MS) {
      await turn();
      this.#turnedAtMs = nowMs();
    }
    const { crew, limits, deaths } = this.#quest;
    const { program, members } = crew;
    const mapOf = (start: string, shared: unknown): MemoryMap => this.#mapOf(start, shared);
    const run = new ThreadRun({ program, crew: members, strategy, limits, deaths, mapOf });
    const walked = ended(run.walk(), strategy);
    let { end } = walked;
    for (const place of walked.lost) {
      const words = await crew.replace(place);
      if (end.outcome !== 'no-point' || words === undefined) continue;
      end = { outcome: 'died', message: `${program.threads[place] ?? ''}: ${words}` };
    }
    return { ...walked, end };
  }

  get #mixed(): boolean {
    return [...this.#maps.values()].some((map) => map.mixed);
  }

  /** What else limits the walk. */
  #remarks(): string[] {
    const remarks: string[] = [];
    const { spinRounds } = this.#quest.limits;
    if (this.#heldBack) remarks.push(`a spin of ${spinRounds} equal rounds waits for the others`);
    if (this.#mixed) remarks.push('overlapping elements of two widths became known under way');
    return remarks;
  }

  #mapOf(start: string, shared: unknown): MemoryMap {
    const known = this.#maps.get(start);
    if (known !== undefined) return known;
    const map = new MemoryMap(sharedAreasOf(shared));
    this.#maps.set(start, map);
    return map;
  }
}

/** Tells the strategy that its run is over. */
function ended(walked: Walked, strategy: Strategy): Walked {
  try {
    strategy.end();
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'ERR_DIVERGED') throw error;
    if (!found(walked))
      return { ...walked, end: { outcome: 'nondeterministic', message: error.message } };
  }
  return walked;
}
