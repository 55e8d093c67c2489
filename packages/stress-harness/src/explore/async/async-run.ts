import { setImmediate } from 'node:timers';
import { nowMs } from '../../clock.js';
import { HarnessError } from '../../harness-error.js';
import { Decisions } from '../decisions.js';
import type { TraceRow } from '../exploration.js';
import type { Shown } from '../shrink.js';
import type { Strategy } from '../strategy.js';
import { drawBatch } from './batch.js';
import { Cast } from './cast.js';
import { ControlledGlobals } from './controlled-globals.js';
import { ExplorerWorld } from './explorer-world.js';
import type { CheckedOptions } from './options.js';
import type { Pending } from './pending.js';
import type { Misdeed, ProcessGuard } from './process-guard.js';
import type { AsyncPlan, AsyncScenario } from './scenario.js';
import { setUp } from './set-up.js';

/** How a run ended. */
export type RunEnd = { readonly outcome: 'ok' | 'redundant' } | Misdeed;

/** A run that is over. */
export interface Walked extends Shown {
  readonly start: string;
  readonly trace: readonly TraceRow[];
  readonly end: RunEnd;
}

/** What one run needs. */
export interface RunMeans extends CheckedOptions {
  /** Has begun; the run ends it. */
  readonly strategy: Strategy;
  readonly guard: ProcessGuard;
}

/** One run of a scenario: one step, then everything that follows from it, then the next step. */
export class AsyncRun {
  readonly #scenario: AsyncScenario;
  readonly #means: RunMeans;
  readonly #decisions: Decisions;
  readonly #world: ExplorerWorld;
  readonly #globals: ControlledGlobals | undefined;
  readonly #trace: { readonly actor: string; did: string }[] = [];
  #start = '';

  constructor(scenario: AsyncScenario, means: RunMeans) {
    this.#scenario = scenario;
    this.#means = means;
    this.#decisions = new Decisions(means.strategy);
    this.#world = new ExplorerWorld({
      seed: means.seed,
      noted: (text) => {
        this.#note(text);
      },
      failed: (error) => {
        means.guard.report('violated', `a timer's callback threw: ${String(error)}`);
      },
    });
    this.#globals = means.controlsGlobals ? new ControlledGlobals(this.#world) : undefined;
  }

  /** Runs it to its end; to be called once. */
  async walk(): Promise<Walked> {
    this.#means.guard.take();
    const end = await this.#runOut();
    return {
      start: this.#start,
      choices: this.#decisions.schedule,
      preemptions: this.#decisions.preemptions,
      steps: this.#trace.length,
      trace: this.#trace,
      end,
    };
  }

  async #runOut(): Promise<RunEnd> {
    try {
      const end = await this.#act();
      this.#means.strategy.end();
      return end;
    } catch (error) {
      if (error instanceof HarnessError && error.code === 'ERR_DIVERGED') {
        return { outcome: 'nondeterministic', message: error.message };
      }
      throw error;
    }
  }

  async #act(): Promise<RunEnd> {
    const { guard, stepsMax } = this.#means;
    const world = this.#world;
    this.#start = this.#chooseStart();
    const act = (work: () => void): Promise<void> => this.#let(work);
    const plan = await setUp(this.#scenario, { world, start: this.#start, stepsMax, act });
    if ('outcome' in plan) return plan;
    const cast = new Cast(plan.actors, { world, guard });
    let end: RunEnd | undefined = this.#judge(plan.invariant);
    while (end === undefined) end = await this.#step(plan, cast);
    return end;
  }

  #chooseStart(): string {
    const { start } = this.#scenario;
    const enabled = start.map((name) => `start: ${name}`);
    const chosen = start.length === 1 ? 0 : this.#decisions.choose({ enabled, running: undefined });
    return start[chosen] ?? '';
  }

  async #step({ invariant, atRest }: AsyncPlan, cast: Cast): Promise<RunEnd | undefined> {
    const { stepsMax, patienceMs, togetherMax, strategy, onStep } = this.#means;
    const pending = this.#world.pending;
    if (pending.length === 0 && !cast.allSettled) {
      return cast.stuck({ trace: this.#trace, patienceMs });
    }
    if (cast.allSettled && !this.#world.keepsAlive) return this.#judge(atRest) ?? { outcome: 'ok' };
    if (this.#trace.length >= stepsMax) {
      return { outcome: 'livelock', message: `it had not ended after ${stepsMax} steps` };
    }
    const decisions = this.#decisions;
    const enabled = pending.map(({ name }) => name);
    const next = pending[decisions.choose({ enabled, running: this.#running(pending) })];
    if (next === undefined || strategy.redundant) return { outcome: 'redundant' };
    const { waiting } = this.#world.points;
    const others = togetherMax > 1 && waiting.includes(next) ? waiting : [];
    const step = this.#trace.length + 1;
    const batch = drawBatch(next, { decisions, others, step, togetherMax });
    for (const { row } of batch) {
      this.#trace.push(row);
      onStep?.({ choices: decisions.choices, row });
    }
    await this.#let(() => {
      for (const { pending, outcome } of batch) pending.release(outcome);
    });
    return this.#judge(invariant);
  }

  /** Whoever went last and could go on. */
  #running(pending: readonly Pending[]): string | undefined {
    const last = this.#trace.at(-1)?.actor;
    return pending.find(({ actor }) => actor === last)?.name;
  }

  /** Lets code under test do something, and everything that follows without another step. */
  async #let(work: () => void): Promise<void> {
    const { guard, stepMaxMs } = this.#means;
    const startMs = nowMs();
    this.#globals?.take();
    try {
      work();
      await quiet();
    } catch (error) {
      guard.report('violated', `it threw: ${String(error)}`);
    } finally {
      this.#globals?.giveBack();
    }
    const tookMs = nowMs() - startMs;
    if (tookMs <= stepMaxMs) return;
    guard.report('no-point', `one step took ${Math.round(tookMs)} ms; ${stepMaxMs} ms are allowed`);
  }

  #judge(check: (() => string | undefined) | undefined): Misdeed | undefined {
    const misdeed = this.#means.guard.take();
    if (misdeed !== undefined) return misdeed;
    try {
      const message = check?.();
      return message === undefined ? undefined : { outcome: 'violated', message };
    } catch (error) {
      return { outcome: 'violated', message: String(error) };
    }
  }

  #note(text: string): void {
    const row = this.#trace.at(-1);
    if (row !== undefined) row.did += `: ${text}`;
  }
}

/** When no microtask is left, and no callback of `process.nextTick`. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
