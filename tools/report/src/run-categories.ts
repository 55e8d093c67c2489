import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Profile } from '@breaker-lab/stress-harness';
import { ConsoleFollower } from './console-follower.js';
import { NxOutput } from './nx-output.js';

/** What to run. */
export interface RunPlan {
  readonly root: string;
  readonly categories: readonly string[];
  readonly profile: Profile;
}

/** How it went, apart from the verdicts, which are in the reports. */
export interface RunEnd {
  readonly failedProjects: ReadonlySet<string>;
  readonly replayedProjects: ReadonlySet<string>;
  /** Nx's exit code; null when it was ended by a signal. */
  readonly exitCode: number | null;
  readonly interrupted: boolean;
  /** Output that was not shown while running. */
  readonly held: string;
}

/** Runs the categories' `stress` targets through Nx and shows their progress on standard error. */
export async function runCategories({ root, categories, profile }: RunPlan): Promise<RunEnd> {
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const child = spawn(
    process.execPath,
    [
      nx,
      'run-many',
      '-t',
      'stress',
      '-p',
      ...categories,
      '-c',
      profile,
      '--outputStyle=stream-without-prefixes',
    ],
    // A group of its own: a signal is passed on once, to all of it.
    {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NX_TUI: 'false' },
    },
  );
  let interrupted = false;
  const passOn = (signal: NodeJS.Signals): void => {
    interrupted = true;
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, passOn);

  const output = new NxOutput();
  const follower = new ConsoleFollower(process.stderr);
  const follow = (stream: NodeJS.ReadableStream): void => {
    createInterface({ input: stream }).on('line', (line) => {
      follower.show(output.read(line));
    });
  };
  follow(child.stdout);
  follow(child.stderr);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  follower.end();
  const { failedProjects, replayedProjects } = output;
  return { failedProjects, replayedProjects, exitCode, interrupted, held: follower.held };
}
