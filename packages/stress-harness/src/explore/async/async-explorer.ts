import type { ExplorationReport, Finding } from '../exploration.js';
import { encodeSchedule } from '../schedule.js';
import { shrink } from '../shrink.js';
import { replay } from '../strategy/replay.js';
import type { Strategy } from '../strategy.js';
import { AsyncRun, type Walked } from './async-run.js';
import type { CheckedOptions } from './options.js';
import { type Misdeed, ProcessGuard } from './process-guard.js';
import type { AsyncScenario } from './scenario.js';

/** Steps to spend on making a schedule small: a livelock has long runs, and is none the clearer. */
const SHRINK_STEPS_MAX = 200_000;

/** A run that found something. */
type Found = Walked & { readonly end: Misdeed };

/** One exploration of one scenario. */
export class AsyncExplorer {
  readonly #scenario: AsyncScenario;
  readonly #options: CheckedOptions;
  readonly #guard = new ProcessGuard();
  #steps = 0;

  constructor(scenario: AsyncScenario, options: CheckedOptions) {
    this.#scenario = scenario;
    this.#options = options;
  }

  /** To be called once. */
  async explore(strategy: Strategy): Promise<ExplorationReport> {
    this.#guard.install();
    try {
      const finding = await this.#search(strategy);
      return {
        scenario: this.#scenario.name,
        starts: this.#scenario.start,
        seed: this.#options.seed,
        steps: this.#steps,
        ...strategy.coverage,
        ...(finding ?? { outcome: 'ok' }),
      };
    } finally {
      this.#guard.remove();
    }
  }

  async #search(strategy: Strategy): Promise<Finding | undefined> {
    for (let runs = 0; strategy.begin(); runs++) {
      const walked = await this.#walk(strategy);
      this.#steps += walked.steps;
      if (found(walked)) return this.#conclude(walked);
      if (runs % this.#options.repeatEvery > 0 || walked.end.outcome === 'redundant') continue;
      const difference = await this.#repeat(walked);
      if (difference !== undefined) return this.#nondeterministic(walked, difference);
    }
    return undefined;
  }

  /** Makes what was found small, and sees that it can be had again. */
  async #conclude(first: Found): Promise<Finding> {
    const { outcome } = first.end;
    // What depends on real time, or on the run before, is not the same twice.
    if (outcome === 'uncontrolled' || outcome === 'no-point' || outcome === 'nondeterministic') {
      return this.#finding(first, first);
    }
    const small = await this.#shrink(first);
    const difference = (await this.#repeat(small)) ?? (await this.#repeat(small));
    if (difference !== undefined) return this.#nondeterministic(small, difference);
    return this.#finding(small, first);
  }

  #shrink(first: Found): Promise<Found> {
    const attemptsMax = Math.min(
      this.#options.shrinkRunsMax,
      Math.floor(SHRINK_STEPS_MAX / Math.max(1, first.steps)),
    );
    return shrink(first, {
      attemptsMax,
      attempt: async (strategy) => {
        const walked = await this.#walk(strategy, { patienceMs: 0 });
        return found(walked) && walked.end.outcome === first.end.outcome ? walked : undefined;
      },
    });
  }

  /** Walks the same schedule again. @returns what went differently, in words. */
  async #repeat(known: Walked): Promise<string | undefined> {
    const strategy = replay(known.choices);
    strategy.begin();
    const again = await this.#walk(strategy, { patienceMs: 0 });
    const rows = Math.max(known.trace.length, again.trace.length);
    for (let at = 0; at < rows; at++) {
      const [one, other] = [rowAt(known, at), rowAt(again, at)];
      if (one !== other) return `step ${at + 1} was "${other}" instead of "${one}"`;
    }
    const [one, other] = [endOf(known), endOf(again)];
    return one === other ? undefined : `it ended "${other}" instead of "${one}"`;
  }

  #walk(
    strategy: Strategy,
    { patienceMs }: { patienceMs: number } = this.#options,
  ): Promise<Walked> {
    return new AsyncRun(this.#scenario, {
      strategy,
      guard: this.#guard,
      ...this.#options,
      patienceMs,
    }).walk();
  }

  #nondeterministic(walked: Walked, difference: string): Finding {
    const message = `the same schedule went another way: ${difference}; something is not controlled`;
    return this.#finding({ ...walked, end: { outcome: 'nondeterministic', message } }, walked);
  }

  #finding({ start, choices, trace, end }: Found, first: Walked): Finding {
    const schedule = encodeSchedule({ seed: this.#options.seed, choices });
    return { ...end, start, schedule, foundAtSteps: first.steps, trace };
  }
}

function found(walked: Walked): walked is Found {
  return walked.end.outcome !== 'ok' && walked.end.outcome !== 'redundant';
}

function rowAt({ trace }: Walked, at: number): string {
  const row = trace[at];
  return row === undefined ? 'the end' : `${row.actor}: ${row.did}`;
}

function endOf({ end }: Walked): string {
  return 'message' in end ? end.message : end.outcome;
}
