import { HarnessError } from '../../harness-error.js';
import type { ExplorationReport } from '../exploration.js';
import { decodeSchedule } from '../schedule.js';
import { replay } from '../strategy/replay.js';
import type { Strategy } from '../strategy.js';
import { Crew } from './crew.js';
import { ThreadExplorer } from './thread-explorer.js';
import { threadLimits, type ThreadLimits } from './thread-limits.js';

/** How a program of threads is explored. */
export interface ThreadOptions extends Partial<ThreadLimits> {
  /**
   * Of the program module, a `file:` URL of JavaScript that Node can import; its exports are those
   * of {@link ThreadProgram}.
   */
  readonly program: URL;
  /**
   * Threads of which one may die in a run: at every point at which one of them lives, its death is
   * one more choice. It then stays where it is, for ever. Default: none.
   */
  readonly deaths?: readonly string[];
}

/**
 * Runs a program's threads in real workers, in one schedule after the other, until one shows that
 * something is wrong or the strategy has no more.
 *
 * @remarks
 * Every operation of the global `Atomics` on memory that the program shares is a scheduling point:
 * the thread stops there, and goes on when it is chosen. Between two of them a thread runs alone, so
 * that what it does without `Atomics` is seen in one order only: neither races of plain reads and
 * writes nor effects of weak memory are explored. A sleep in `Atomics.wait` takes no time: it ends
 * by `Atomics.notify`, or by its time-out, which may come at any moment.
 *
 * It blocks the calling thread for up to a step's time bound at a time. Workers are ended when it
 * returns.
 *
 * @param exploration - `strategy` is one that has not begun; it is used up.
 * @throws {@link HarnessError} `ERR_EXPLORATION` for unusable options; `ERR_PROGRAM_IMPORT`,
 * `ERR_PROGRAM_EXPORTS` or `ERR_PROGRAM_SETUP` for a program that cannot be run at all;
 * `ERR_NOT_LEARNABLE` for one that {@link everyEnd} cannot walk.
 */
export async function exploreThreads(
  exploration: ThreadOptions & { readonly strategy: Strategy },
): Promise<ExplorationReport> {
  const { program, strategy, deaths = [], ...given } = exploration;
  const limits = threadLimits(given);
  const crew = await Crew.gather(program.href, { patienceMs: limits.importTimeoutMs });
  try {
    const strangers = deaths.filter((name) => !crew.program.threads.includes(name));
    if (strangers.length > 0) {
      throw new HarnessError(
        'ERR_EXPLORATION',
        `exploreThreads: deaths names ${strangers.join(', ')}; the threads are ${crew.program.threads.join(', ')}`,
      );
    }
    const name = program.pathname.slice(program.pathname.lastIndexOf('/') + 1);
    return await new ThreadExplorer({ crew, name, limits, deaths }).explore(strategy);
  } finally {
    await crew.dismiss();
  }
}

/**
 * Runs the one schedule that a report names, again.
 *
 * @param schedule - as the report has it; `options.deaths` must be what they were.
 * @throws {@link HarnessError} `ERR_SCHEDULE` for a damaged string; else as {@link exploreThreads}.
 */
export async function replayThreads(
  schedule: string,
  options: ThreadOptions,
): Promise<ExplorationReport> {
  const { choices } = decodeSchedule(schedule);
  return exploreThreads({ ...options, shrinkRunsMax: 0, strategy: replay(choices) });
}
