import { join } from 'node:path';
import {
  HarnessError,
  MAX_SEED,
  type Settings,
  machineFacts,
  wallClockIso,
} from '@breaker-lab/stress-harness';
import { readReports } from '@breaker-lab/stress-harness/report';
import { runCategories } from '../run-categories.js';
import { summarise } from '../summary.js';
import { checkRunOf, type Condition } from './check-run.js';
import { Neighbours } from './neighbours.js';
import type { SelfCheckFile } from './self-check-file.js';

const NEIGHBOURS = 2;

/** What a check is made of. */
export interface CheckPlan {
  readonly root: string;
  readonly categories: readonly string[];
  /** The first run has the seed of these settings, each that follows the next seed. */
  readonly settings: Settings;
  readonly runs: number;
  readonly condition: Condition;
  readonly file: SelfCheckFile;
}

/** The seeds of a check. */
export function seedsOf({ first, runs }: { first: number; runs: number }): number[] {
  return Array.from({ length: runs }, (_, index) => (first + index) % (MAX_SEED + 1));
}

/**
 * Runs the categories against the unmodified breaker, seed by seed. Runs that are in the file
 * already are not made again; each is kept as it ends.
 *
 * @returns whether it was interrupted.
 */
export async function runCheck(plan: CheckPlan): Promise<{ readonly interrupted: boolean }> {
  const { condition, runs, settings } = plan;
  const neighbours = new Neighbours(condition === 'busy' ? NEIGHBOURS : 0);
  try {
    for (const [index, seed] of seedsOf({ first: settings.seed, runs }).entries()) {
      process.stderr.write(`run ${index + 1} of ${runs}, ${condition}, seed ${seed}\n`);
      const { interrupted } = await runSeed(seed, plan);
      if (interrupted) return { interrupted };
      if (!neighbours.busy) {
        throw new HarnessError(
          'ERR_SELF_CHECK',
          'a busy neighbour has ended by itself; run the same command again',
        );
      }
    }
    return { interrupted: false };
  } finally {
    neighbours.end();
  }
}

async function runSeed(
  seed: number,
  { root, categories, settings, condition, file }: CheckPlan,
): Promise<{ readonly interrupted: boolean }> {
  const left = categories.filter((category) => !file.has({ condition, seed, category }));
  if (left.length === 0) return { interrupted: false };
  const startedAt = wallClockIso();
  const { profile } = settings;
  const { interrupted, exitCode, failedProjects, replayedProjects, held } = await runCategories({
    root,
    categories: left,
    profile,
    // Cached are passes alone: what is replayed would never be a false alarm.
    env: { STRESS_SEED: String(seed), STRESS_EPOCH: `self-check ${startedAt}` },
  });
  if (interrupted) return { interrupted };
  const results = left.map((category) => ({
    category,
    reports: readReports(join(root, 'packages', category, 'reports')),
    taskFailed: failedProjects.has(category),
    replayed: replayedProjects.has(category),
  }));
  const silent = results.filter(({ reports }) => reports.length === 0);
  if (silent.length > 0) {
    // Neither silence nor alarm: a build that broke, for example.
    process.stderr.write(`${held}\n`);
    const names = silent.map(({ category }) => category).join(', ');
    throw new HarnessError('ERR_SELF_CHECK', `seed ${seed}: ${names} left no report; see above`);
  }
  const summary = summarise(results, {
    settings: { ...settings, seed },
    machine: machineFacts(),
    exitCode,
  });
  file.keep(
    summary.categories.map((category) =>
      checkRunOf(
        { condition, seed },
        {
          summary: category,
          reports: results.find((result) => result.category === category.category)?.reports ?? [],
        },
      ),
    ),
    wallClockIso(),
  );
  return { interrupted: false };
}
