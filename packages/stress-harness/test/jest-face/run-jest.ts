import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { rawDataFolder, readReports } from '../../src/report/report-files.js';
import type { TestReport } from '../../src/report/test-report.js';

const TIMEOUT_MS = 240_000;
const project = join(process.cwd(), 'test', 'jest-face', 'project');
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

/** How a run of the small category beside this file ended. */
export interface JestRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly reports: readonly TestReport[];
  /** What debug mode kept, by file: one entry a line. */
  readonly rawData: Readonly<Record<string, readonly unknown[]>>;
  /** Whether a file that lay in the reports' folder before is still there. */
  readonly keptEarlier: boolean;
}

/** Runs one stress file of the small category, as a category's `stress` target does. */
export function runJest(
  file: string,
  env: Readonly<Record<string, string>> = {},
  moreArgs: readonly string[] = [],
): JestRun {
  const { args, options, end } = commandOf(file, env, moreArgs);
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    ...options,
    encoding: 'utf8',
  });
  return end(status, stdout + stderr);
}

/** The same, while this process goes on and hears what it prints. */
export async function followJest(
  file: string,
  {
    env,
    moreArgs = [],
    onOutput,
  }: {
    readonly env: Readonly<Record<string, string>>;
    readonly moreArgs?: readonly string[];
    /** Hears all that was printed so far, and by which process. */
    readonly onOutput: (text: string, pid: number | undefined) => void;
  },
): Promise<JestRun> {
  const { args, options, end } = commandOf(file, env, moreArgs);
  const child = spawn(process.execPath, args, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      onOutput(output, child.pid);
    });
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return end(status, output);
}

function commandOf(file: string, env: Readonly<Record<string, string>>, more: readonly string[]) {
  const { PATH, HOME } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-reports-'));
  const earlier = join(folder, 'earlier.json');
  writeFileSync(earlier, '{}');
  const config = join(project, 'jest.config.mjs');
  return {
    args: [
      ...['--experimental-vm-modules', '--no-warnings', jest],
      ...['--config', config, `stress/${file}.stress`, ...more],
    ],
    options: {
      cwd: project,
      timeout: TIMEOUT_MS,
      env: { PATH, HOME, FACE_REPORTS: folder, ...env },
    },
    end: (exitCode: number | null, output: string): JestRun => {
      const keptEarlier = existsSync(earlier);
      const reports = keptEarlier ? [] : readReports(folder);
      const rawData = readRawData(folder);
      rmSync(folder, { recursive: true });
      return { exitCode, output: stripVTControlCharacters(output), reports, rawData, keptEarlier };
    },
  };
}

function readRawData(folder: string): Record<string, unknown[]> {
  const root = rawDataFolder(folder);
  if (!existsSync(root)) return {};
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const lines = (file: string): string[] =>
    readFileSync(join(root, file), 'utf8').trim().split('\n');
  return Object.fromEntries(
    files
      .filter((file) => file.endsWith('.ndjson'))
      .map((file) => [file, lines(file).map((line): unknown => JSON.parse(line))]),
  );
}
