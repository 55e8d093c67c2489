import type { ExplorationReport } from '../exploration.js';
import { decodeSchedule } from '../schedule.js';
import { replay } from '../strategy/replay.js';
import type { Strategy } from '../strategy.js';
import { AsyncExplorer } from './async-explorer.js';
import { type AsyncOptions, checkedOptions } from './options.js';
import type { AsyncScenario } from './scenario.js';

/**
 * Runs a scenario in one schedule after the other, until one shows that something is wrong or the
 * strategy has no more.
 *
 * @remarks
 * It runs in this process: a step that never ends, in a loop without an `await` or in microtasks
 * that follow each other for ever, takes the explorer with it. {@link exploreApart} does not have
 * that limit. While it runs, `process.exit` throws, and unhandled rejections are its own: explore
 * one scenario at a time.
 *
 * @param exploration - `strategy` is one that has not begun; it is used up.
 * @throws {@link HarnessError} `ERR_EXPLORATION` for unusable options.
 */
export function exploreAsync(
  scenario: AsyncScenario,
  exploration: AsyncOptions & { readonly strategy: Strategy },
): Promise<ExplorationReport> {
  const { strategy, ...options } = exploration;
  return new AsyncExplorer(scenario, checkedOptions(scenario, options)).explore(strategy);
}

/**
 * Runs the one schedule that a report names, again.
 *
 * @param schedule - as the report has it; its seed goes before the one in `options`.
 * @throws {@link HarnessError} `ERR_SCHEDULE` for a damaged string, `ERR_EXPLORATION` as above.
 */
export function replayAsync(
  scenario: AsyncScenario,
  schedule: string,
  options: AsyncOptions = {},
): Promise<ExplorationReport> {
  const { seed, choices } = decodeSchedule(schedule);
  const checked = checkedOptions(scenario, { ...options, seed, shrinkRunsMax: 0 });
  return new AsyncExplorer(scenario, checked).explore(replay(choices));
}
