import { HarnessError } from '../../harness-error.js';
import type { ExplorationReport, FindingKind } from '../exploration.js';
import { encodeSchedule } from '../schedule.js';
import { type ThreadEnd, watchThread } from './watched-thread.js';

const STEP_MAX_MS = 5_000;

/** Where, and with how much patience, {@link exploreApart} explores. */
export interface ApartOptions {
  /**
   * Real milliseconds that one step may take: 1 or more; default 5,000. Loading the module may take
   * as long, and 10 s at least. Longer than the module's own `stepMaxMs`, a step that comes back late is told apart from one that
   * never does.
   */
  readonly stepMaxMs?: number;
}

/**
 * As `exploreAsync`, in a thread that is ended when a step does not come back: an endless loop, with
 * or without microtasks in it, is then a finding as well, and so is a thread that goes down.
 *
 * @remarks
 * A finding of that kind is not made small; its trace is that of a second run of its schedule, which
 * is ended in the same way. What takes the whole process down (native code, `process.abort`) still
 * does.
 *
 * @param module - URL of a built module whose default export is an {@link ExplorationModule}.
 * @throws {@link HarnessError} `ERR_EXPLORATION` when the module cannot be explored at all.
 */
export async function exploreApart(
  module: URL,
  { stepMaxMs = STEP_MAX_MS }: ApartOptions = {},
): Promise<ExplorationReport> {
  const first = await watchThread({ module: module.href }, { stepMaxMs });
  if (first.report !== undefined) return first.report;
  const { begins, cause, choices, runs, steps } = first;
  if (begins === undefined) throw unusable(module, first);
  const { scenario, starts, seed, bound } = begins;
  const schedule = encodeSchedule({ seed, choices });
  const { rows } = await watchThread({ module: module.href, schedule }, { stepMaxMs });
  const { outcome, message } = findingOf(cause, stepMaxMs);
  return {
    scenario,
    starts,
    seed,
    steps,
    walked: Math.max(0, runs - 1),
    redundant: 0,
    all: false,
    bound,
    depthMax: rows.length,
    outcome,
    message,
    start: (starts.length === 1 ? starts[0] : starts[choices[0] ?? 0]) ?? '',
    schedule,
    foundAtSteps: rows.length,
    trace: rows,
  };
}

function findingOf(
  cause: ThreadEnd['cause'],
  stepMaxMs: number,
): { outcome: FindingKind; message: string } {
  if (cause === 'hung') {
    return { outcome: 'no-point', message: `a step had not come back after ${stepMaxMs} ms` };
  }
  const { exitCode, error } = cause;
  if (error !== undefined) return { outcome: 'died', message: `its thread died: ${error}` };
  return { outcome: 'exit', message: `its thread ended by itself, with exit code ${exitCode}` };
}

function unusable(module: URL, { cause }: ThreadEnd): HarnessError {
  const why =
    cause === 'hung' ? 'it did not load in time' : (cause.error ?? `exit code ${cause.exitCode}`);
  return new HarnessError(
    'ERR_EXPLORATION',
    `Exploration module ${module.href}: ${why}; its default export must be { scenario, strategy }`,
  );
}
