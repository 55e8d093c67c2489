// The self-check: is the lab silent when nothing is wrong, and how small a worsening does it find?
import { join, resolve } from 'node:path';
import {
  HarnessError,
  machineFacts,
  readSettings,
  wallClockIso,
} from '@breaker-lab/stress-harness';
import { allCategories, chooseCategories } from '../categories.js';
import { EXIT_CODES } from '../exit-code.js';
import { sourceDigest } from '../source-digest.js';
import { alarmVerdict } from './alarm-verdict.js';
import { readCommandLine } from './command-line.js';
import { writeBlock } from './readme-block.js';
import { runCheck } from './run-check.js';
import { SelfCheckFile } from './self-check-file.js';
import { selfCheckText } from './self-check-text.js';

const root = resolve(import.meta.dirname, '..', '..', '..', '..');

async function main(): Promise<number> {
  const commandLine = readCommandLine(process.argv.slice(2));
  const fromEnvironment = readSettings({ STRESS_PROFILE: 'smoke', ...process.env });
  if (fromEnvironment.subject !== 'breaker-core') {
    throw new HarnessError(
      'ERR_USAGE',
      `STRESS_SUBJECT=${fromEnvironment.subject}: the self-check is about the unmodified breaker-core; unset it`,
    );
  }
  const settings = { ...fromEnvironment, profile: commandLine.profile ?? fromEnvironment.profile };
  const categories = chooseCategories(allCategories(root), commandLine.categories);
  const key = {
    profile: settings.profile,
    machine: machineFacts(),
    sources: sourceDigest(root),
  };
  const file = new SelfCheckFile(join(root, 'reports', 'self-check.json'), key);
  const condition = commandLine.busy ? 'busy' : 'quiet';
  const plan = { root, categories, settings, runs: commandLine.runs, condition, file } as const;
  const { interrupted } = await runCheck(plan);
  if (interrupted) {
    process.stderr.write(
      'Interrupted: reports/self-check.json holds the finished runs; the same command goes on.\n',
    );
    return EXIT_CODES.interrupted;
  }

  const measuredAt = wallClockIso();
  const summary = file.conclude(measuredAt);
  const text = selfCheckText(summary, { ...key, measuredAt });
  writeBlock(join(root, 'README.md'), text);
  const findings = file.runs.flatMap((run) =>
    run.findings.map(
      (finding) => `${run.category}, ${run.condition}, seed ${run.seed}: ${finding}`,
    ),
  );
  const verdict = alarmVerdict(summary.alarms);
  process.stdout.write(`${[text, '', ...findings, `verdict: ${verdict}`].join('\n')}\n`);
  return EXIT_CODES[verdict];
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
