// The kill matrix: every mutant against the category that exists to catch it, or against all.
import { join, resolve } from 'node:path';
import {
  HarnessError,
  machineFacts,
  type Profile,
  readSettings,
} from '@breaker-lab/stress-harness';
import { allCategories } from '../categories.js';
import { EXIT_CODES } from '../exit-code.js';
import { sourceDigest } from '../source-digest.js';
import { readCommandLine } from './command-line.js';
import { conclusionOf } from './conclusion.js';
import { killMatrix, type MatrixKey } from './kill-matrix.js';
import { KillMatrixFile } from './kill-matrix-file.js';
import { killMatrixText } from './kill-matrix-text.js';
import { loadMutants } from './mutant-facts.js';
import { runOwners } from './run-owners.js';
import { runWhole } from './run-whole.js';
import { select } from './selection.js';

const root = resolve(import.meta.dirname, '..', '..', '..', '..');

async function main(): Promise<number> {
  const { names, all, fresh, profile } = readCommandLine(process.argv.slice(2));
  const key = keyOf(profile);
  const known = { mutants: await loadMutants(root), categories: allCategories(root) };
  const selection = select(known, { names, all });
  const { mutants, categories } = selection;
  const file = new KillMatrixFile(join(root, 'reports', 'kill-matrix.json'), {
    key,
    mutants: known.mutants,
  });
  const plan = { root, fresh, profile: key.profile, seed: key.seed, file };
  const { interrupted, unexplained } = all
    ? await runWhole(selection, plan)
    : await runOwners(selection, { ...plan, everything: names.length === 0 });
  if (interrupted) {
    process.stderr.write('Interrupted: reports/kill-matrix.json holds what was finished.\n');
    return EXIT_CODES.interrupted;
  }

  const matrix = killMatrix(key, {
    mutants,
    trials: file.trials.filter(({ by }) => by === (all ? 'stress' : 'detect')),
  });
  // Categories asked for by name say nothing of mutants that are another's to catch.
  const judged = matrix.mutants.filter(({ owner }) => !all || categories.includes(owner));
  const conclusion = conclusionOf({ mutants: judged }, unexplained);
  process.stdout.write(`${killMatrixText(matrix, { conclusion, whole: all })}\n`);
  return EXIT_CODES[conclusion.verdict];
}

function keyOf(asked: Profile | undefined): MatrixKey {
  // Mutants are plainly wrong: the smallest profile is enough, unless another is asked for.
  const { seed, profile, subject } = readSettings({ STRESS_PROFILE: 'smoke', ...process.env });
  if (subject !== 'breaker-core') {
    throw new HarnessError(
      'ERR_USAGE',
      `STRESS_SUBJECT=${subject}: the subjects of the kill matrix are the mutants; unset it, and name a mutant to try that one alone`,
    );
  }
  return {
    seed,
    profile: asked ?? profile,
    machine: machineFacts(),
    sources: sourceDigest(root),
  };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof HarnessError)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exitCode = EXIT_CODES.unusable;
  },
);
