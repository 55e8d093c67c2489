// The bench: ours, the peers and the bare call, one table, one report.
import { join, resolve } from 'node:path';
import { HarnessError, machineFacts, nowMs, wallClockIso } from '@breaker-lab/stress-harness';
import { writeJsonAtomically } from '@breaker-lab/stress-harness/report';
import { PATHS } from './catalogue.js';
import { readCommandLine } from './command-line.js';
import { EXIT_CODES } from './exit-code.js';
import { reportOf } from './report.js';
import { reportText } from './report-text.js';
import { type PathRun, runPath } from './run-path.js';
import { ProcessRunner } from './run-process.js';
import { installedVersions } from './versions.js';

const root = resolve(import.meta.dirname, '..', '..', '..');

async function main(): Promise<number> {
  const { paths, quick } = readCommandLine(process.argv.slice(2), PATHS);
  const runner = new ProcessRunner();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      runner.kill();
      process.stderr.write('Interrupted: no report was made.\n');
      process.exit(EXIT_CODES.interrupted);
    });
  }
  const measuredAt = wallClockIso();
  const startMs = nowMs();
  const runs: PathRun[] = [];
  for (const path of paths) {
    process.stderr.write(`› ${path.id}\n`);
    runs.push(await runPath(path, { quick, run: (job, of) => runner.run(job, of) }));
  }
  const report = reportOf(runs, {
    measuredAt,
    elapsedMs: nowMs() - startMs,
    quick,
    machine: machineFacts(),
    versions: installedVersions(root),
  });
  writeJsonAtomically(join(root, 'reports', 'bench.json'), report);
  process.stdout.write(`${reportText(report)}\n`);
  return report.complete ? EXIT_CODES.complete : EXIT_CODES.incomplete;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof HarnessError)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exitCode = EXIT_CODES.usage;
  },
);
