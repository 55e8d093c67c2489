import { HarnessError } from '../../harness-error.js';
import { Decisions } from '../decisions.js';
import type { Strategy } from '../strategy.js';
import { ControlledThread } from './controlled-thread.js';
import type { CrewMember } from './crew-member.js';
import type { MemoryMap } from './memory-map.js';
import type { ThreadLimits } from './thread-limits.js';
import { sharedAreasOf } from './shared-areas.js';
import { choiceOf } from './start-choice.js';
import { StateName } from './state-name.js';
import type { ThreadProgram } from './thread-program.js';
import { rowOf, type ThreadStep } from './thread-step.js';
import { Turns } from './turns.js';
import type { RunEnd, Walked } from './walked.js';

/** What one run needs. */
export interface RunMeans {
  readonly program: ThreadProgram;
  /** One for each thread, in order. */
  readonly crew: readonly CrewMember[];
  /** Has begun. */
  readonly strategy: Strategy;
  readonly limits: ThreadLimits;
  readonly deaths: readonly string[];
  /** Names what is shared from a start state on. */
  readonly mapOf: (start: string, shared: unknown) => MemoryMap;
}

/** Of a program that names none. */
export const DEFAULT_START = 'start';

/** One run of a program: one step of one thread, then the next. Blocks while a thread has its turn. */
export class ThreadRun {
  readonly #means: RunMeans;
  readonly #decisions: Decisions;
  readonly #trace: ThreadStep[] = [];
  #heldBack = false;

  constructor(means: RunMeans) {
    this.#means = means;
    this.#decisions = new Decisions(means.strategy);
  }

  /** Runs it to its end; to be called once. @throws {@link HarnessError} `ERR_PROGRAM_SETUP` */
  walk(): Walked {
    const start = this.#chooseStart();
    const shared = this.#setUp(start);
    const map = this.#means.mapOf(start, shared);
    const { crew, program, limits } = this.#means;
    const threads = crew.map((member, at) => {
      const { stepTimeoutMs, spinRounds } = limits;
      const name = program.threads[at] ?? '';
      return new ControlledThread(name, { member, map, stepTimeoutMs, spinRounds });
    });
    let end: RunEnd;
    let lost: number[];
    try {
      end = this.#begin(threads, shared) ?? this.#walkOn(threads, { start, shared });
    } catch (error) {
      if (!(error instanceof HarnessError) || error.code !== 'ERR_DIVERGED') throw error;
      end = { outcome: 'nondeterministic', message: error.message };
    } finally {
      lost = threads.flatMap((thread, at) => (thread.unwind() ? [] : [at]));
    }
    return {
      start,
      choices: this.#decisions.schedule,
      preemptions: this.#decisions.preemptions,
      steps: this.#trace.length,
      trace: this.#trace,
      end,
      lost,
      heldBack: this.#heldBack,
    };
  }

  #chooseStart(): string {
    const starts = this.#means.program.starts ?? [DEFAULT_START];
    const enabled = starts.map(choiceOf);
    const chosen =
      starts.length === 1 ? 0 : this.#decisions.choose({ enabled, running: undefined });
    return starts[chosen] ?? DEFAULT_START;
  }

  #setUp(start: string): unknown {
    try {
      return this.#means.program.setup(start);
    } catch (error) {
      throw unusableSetup(`setup("${start}") threw ${String(error)}`);
    }
  }

  /** Brings each thread to its first operation, one after the other. */
  #begin(threads: readonly ControlledThread[], shared: unknown): RunEnd | undefined {
    for (const thread of threads) {
      try {
        thread.begin(shared);
      } catch (error) {
        throw unusableSetup(`what setup returns cannot be handed to a worker: ${String(error)}`);
      }
      if (thread.misdeed !== undefined) return thread.misdeed;
    }
    return this.#judge(shared);
  }

  #walkOn(
    threads: readonly ControlledThread[],
    { start, shared }: { start: string; shared: unknown },
  ): RunEnd {
    const { deaths, strategy, limits } = this.#means;
    const turns = new Turns(threads, { deaths });
    const state = strategy.readsStates === true ? new StateName(threads, shared) : undefined;
    const { buffers } = sharedAreasOf(shared);
    let isAhead = false;
    const judgesStates = this.#means.program.invariant !== undefined;
    strategy.watch?.began({ start, threads, buffers, mortals: deaths, judgesStates });
    for (let point = turns.next(); point !== undefined; point = turns.next()) {
      if (this.#trace.length >= limits.stepsMax) return this.#endless();
      this.#heldBack = turns.heldBack;
      const told =
        state === undefined || isAhead ? point : { ...point, state: state.now(turns.sleepers) };
      const chosen = this.#decisions.choose(told);
      if (strategy.redundant) return { outcome: 'redundant' };
      const { thread, step } = turns.take(chosen, { ahead: strategy.ahead ?? 0 });
      // The memory is then already what later steps will have made of it.
      isAhead = thread.isAhead;
      this.#trace.push(step);
      state?.add(step);
      strategy.watch?.stepped(thread, step);
      this.#observe(threads, { thread, step });
      const end = thread.misdeed ?? (isAhead ? undefined : this.#judge(shared));
      if (end !== undefined) return end;
    }
    return this.#rest(threads, shared);
  }

  /** Who goes in circles, and who may have got out of it. */
  #observe(
    threads: readonly ControlledThread[],
    { thread, step }: { thread: ControlledThread; step: ThreadStep },
  ): void {
    if (step.kind === 'death') return;
    const { label, cell } = step.location;
    if (step.kind !== 'operation') {
      if (step.kind === 'timed-out') thread.spin.stoodStill(`${step.kind} ${label}`, cell);
      return;
    }
    const { operation, values, woken } = step;
    if (values.before === values.after && woken === 0) {
      thread.spin.stoodStill(`${operation} ${label} ${values.before}`, cell);
      return;
    }
    thread.spin.gotOn();
    for (const other of threads) if (other !== thread) other.spin.changed(cell);
  }

  #judge(shared: unknown): RunEnd | undefined {
    return judged('invariant', () => this.#means.program.invariant?.(shared));
  }

  #rest(threads: readonly ControlledThread[], shared: unknown): RunEnd {
    const sleepers = threads.flatMap(({ name, standing }) =>
      standing.at === 'asleep' ? [`${name} sleeps on ${standing.location.label}`] : [],
    );
    if (sleepers.length > 0) {
      return { outcome: 'deadlock', message: `nobody can go on: ${sleepers.join(', ')}` };
    }
    const results = Object.fromEntries(
      threads.flatMap(({ name, standing }) =>
        standing.at === 'ended' ? [[name, standing.result]] : [],
      ),
    );
    return (
      judged('atRest', () => this.#means.program.atRest?.(shared, results)) ?? { outcome: 'ok' }
    );
  }

  #endless(): RunEnd {
    const last = this.#trace.at(-1);
    const loop = last === undefined ? '' : `; at the end, ${last.actor}: ${rowOf(last).did}`;
    const message = `it had not ended after ${this.#means.limits.stepsMax} steps${loop}`;
    return { outcome: 'livelock', message };
  }
}

function judged(name: string, judge: () => string | undefined): RunEnd | undefined {
  try {
    const message = judge();
    return message === undefined ? undefined : { outcome: 'violated', message };
  } catch (error) {
    return { outcome: 'violated', message: `${name} threw ${String(error)}` };
  }
}

function unusableSetup(why: string): HarnessError {
  return new HarnessError('ERR_PROGRAM_SETUP', `Program of threads: ${why}`);
}
