// The main job: all categories, one summary, one exit code.
import { join, resolve } from 'node:path';
import { HarnessError, machineFacts, readSettings } from '@breaker-lab/stress-harness';
import { readReports, writeJsonAtomically } from '@breaker-lab/stress-harness/report';
import { allCategories, chooseCategories } from './categories.js';
import { readCommandLine } from './command-line.js';
import { EXIT_CODES } from './exit-code.js';
import { runCategories, type RunEnd } from './run-categories.js';
import { summarise, type Summary } from './summary.js';
import { summaryText } from './summary-text.js';

const root = resolve(import.meta.dirname, '..', '..', '..');
const NOTHING_RAN: RunEnd = {
  failedProjects: new Set(),
  replayedProjects: new Set(),
  exitCode: 0,
  interrupted: false,
  held: '',
};

async function main(): Promise<number> {
  const commandLine = readCommandLine(process.argv.slice(2));
  // Defaults depend on the profile: it is decided first.
  const settings = readSettings({
    ...process.env,
    ...(commandLine.profile && { STRESS_PROFILE: commandLine.profile }),
  });
  const categories = chooseCategories(allCategories(root), commandLine.categories);
  const end = commandLine.gather
    ? NOTHING_RAN
    : await runCategories({ root, categories, profile: settings.profile });
  if (end.interrupted) {
    process.stderr.write('Interrupted: reports already written are whole; no summary was made.\n');
    return EXIT_CODES.interrupted;
  }

  const results = categories.map((category) => ({
    category,
    reports: readReports(join(root, 'packages', category, 'reports')),
    taskFailed: end.failedProjects.has(category),
    replayed: end.replayedProjects.has(category),
  }));
  const summary = summarise(results, {
    settings,
    // Gathered reports come from other machines than this one.
    machine: results.flatMap(({ reports }) => reports)[0]?.machine ?? machineFacts(),
    exitCode: end.exitCode,
  });
  const isExplained = [summary, ...summary.categories].every(({ reason }) => reason === '');
  if (!isExplained) process.stderr.write(`${end.held}\n`);
  process.stdout.write(`${summaryText(summary)}\n`);
  const isStored = store(summary);
  return EXIT_CODES[summary.verdict === 'pass' && !isStored ? 'inconclusive' : summary.verdict];
}

/** Last of all: where there is no room for it, the verdicts were shown at least. */
function store(summary: Summary): boolean {
  try {
    writeJsonAtomically(join(root, 'reports', 'summary.json'), summary);
    return true;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    return false;
  }
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
