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
  /** Default: `stress`. */
  readonly target?: 'stress' | 'detect';
  /** Only tests whose titles match this regular expression; default: all. */
  readonly testNamePattern?: string;
  /** Measures afresh what the cache would replay; default: false. */
  readonly fresh?: boolean;
  /** Variables that are set beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
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

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a target of the categories through Nx and shows their progress on standard error. */
export async function runCategories(plan: RunPlan): Promise<RunEnd> {
  const { root, target = 'stress', env = {} } = plan;
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const child = spawn(process.execPath, [nx, ...argumentsOf(plan)], {
    cwd: root,
    // A group of its own: a signal is passed on once, to all of it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, NX_TUI: 'false' },
  });
  let interrupted = false;
  const passOn = (signal: NodeJS.Signals): void => {
    interrupted = true;
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, passOn);

  const output = new NxOutput(target);
  const follower = new ConsoleFollower(process.stderr);
  const follow = (stream: NodeJS.ReadableStream): void => {
    createInterface({ input: stream }).on('line', (line) => {
      follower.show(output.read(line));
    });
  };
  follow(child.stdout);
  follow(child.stderr);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const signal of SIGNALS) process.off(signal, passOn);
  follower.end();
  const { failedProjects, replayedProjects } = output;
  return { failedProjects, replayedProjects, exitCode, interrupted, held: follower.held };
}

function argumentsOf({
  categories,
  profile,
  target = 'stress',
  fresh = false,
  testNamePattern,
}: RunPlan): string[] {
  return [
    'run-many',
    '-t',
    target,
    '-p',
    ...categories,
    '-c',
    profile,
    '--outputStyle=stream-without-prefixes',
    ...(fresh ? ['--skip-nx-cache'] : []),
    // Nx hands what it does not know itself on to the task.
    ...(testNamePattern === undefined ? [] : ['--', '-t', testNamePattern]),
  ];
}
