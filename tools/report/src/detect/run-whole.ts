import { join } from 'node:path';
import { readReports } from '@breaker-lab/stress-harness/report';
import { runCategories } from '../run-categories.js';
import type { MatrixPlan, MatrixRun } from './matrix-run.js';
import type { Selection } from './selection.js';
import { type Trial, trialOf } from './trial.js';

interface Cell {
  readonly mutant: string;
  readonly category: string;
}

/**
 * Runs each category's whole stress run against each mutant, cell by cell. What is in the file
 * already is not run again: an interrupted run goes on where it was.
 */
export async function runWhole(
  { mutants, categories }: Selection,
  { root, profile, seed, fresh, file }: MatrixPlan,
): Promise<MatrixRun> {
  const cells = mutants
    .flatMap(({ name }) => categories.map((category) => ({ mutant: name, category })))
    .filter((cell) => fresh || !file.trials.some((trial) => isOf(trial, cell)));
  const unexplained: string[] = [];
  for (const [index, { mutant, category }] of cells.entries()) {
    const what = `${mutant} × ${category}`;
    process.stderr.write(`${index + 1} of ${cells.length}: ${what}\n`);
    const { interrupted, held } = await runCategories({
      root,
      categories: [category],
      profile,
      fresh,
      env: { STRESS_SUBJECT: mutant },
    });
    if (interrupted) return { interrupted, unexplained };
    const trials = readReports(join(root, 'packages', category, 'reports'))
      .filter((report) => report.seed === seed && report.profile === profile)
      .filter(({ subject }) => subject === mutant)
      .map((report) => trialOf(report, 'stress'));
    if (trials.length === 0) unexplained.push(`${what} left no report\n${held}`);
    else file.keep(trials);
  }
  return { interrupted: false, unexplained };
}

function isOf(trial: Trial, { mutant, category }: Cell): boolean {
  return trial.by === 'stress' && trial.mutant === mutant && trial.category === category;
}
