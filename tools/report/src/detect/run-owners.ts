import { join } from 'node:path';
import { wallClockIso } from '@breaker-lab/stress-harness';
import { readReports } from '@breaker-lab/stress-harness/report';
import { runCategories } from '../run-categories.js';
import type { MatrixPlan, MatrixRun } from './matrix-run.js';
import type { Selection } from './selection.js';
import { trialOf } from './trial.js';

/** Runs the detection lines of the chosen mutants' owners. */
export async function runOwners(
  { mutants, categories }: Selection,
  plan: MatrixPlan & {
    /** Whether all mutants were asked for: then their lines need not be picked by title. */
    readonly everything: boolean;
  },
): Promise<MatrixRun> {
  const { root, profile, seed, fresh, file, everything } = plan;
  const names = mutants.map(({ name }) => name);
  const startedAt = wallClockIso();
  const { interrupted, exitCode, held, failedProjects } = await runCategories({
    root,
    categories,
    profile,
    fresh,
    target: 'detect',
    ...(everything ? {} : { testNamePattern: `catches (${names.join('|')}) by ` }),
  });
  const trials = categories
    .flatMap((category) => readReports(join(root, 'packages', category, 'reports-detect')))
    .filter((report) => report.seed === seed && report.profile === profile)
    .filter(({ subject }) => names.includes(subject))
    // Categories that an interrupted run has not come to hold reports of an earlier one.
    .filter(({ measuredAt }) => !interrupted || measuredAt >= startedAt)
    .map((report) => trialOf(report, 'detect'));
  file.keep(trials);
  if (interrupted) return { interrupted, unexplained: [] };
  const explained = trials.filter(({ outcome }) => outcome !== 'fail');
  const silent = [...failedProjects].filter(
    (project) => !explained.some(({ category }) => category === project),
  );
  const isExplained = exitCode === 0 || (silent.length === 0 && failedProjects.size > 0);
  return { interrupted, unexplained: isExplained ? [] : [`${silent.join(', ')}\n${held}`] };
}
