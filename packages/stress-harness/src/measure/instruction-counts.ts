import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../harness-error.js';

/** What `os.uptime` calls in Node's own binary, and nobody else. */
const MARK = 'uv_uptime';

/**
 * The same instructions each time: bytecode is interpreted, on one thread, hashes have one seed, and
 * there is room for what a batch allocates.
 */
const STEADY = [
  '--jitless',
  '--single-threaded',
  '--v8-pool-size=0',
  '--predictable',
  '--hash-seed=1',
  '--random-seed=1',
  '--max-semi-space-size=64',
  '--min-semi-space-size=64',
];

/** What a process under valgrind has come to. */
export interface CountedProcess {
  /** Processor instructions from each mark to the next, in order. */
  readonly instructions: readonly number[];
  /** What it wrote to its standard output. */
  readonly output: string;
}

/** In a counted process: an interval ends here, and the next one begins. */
export function markInstructions(): void {
  uptime();
}

/** Why instructions cannot be counted here; undefined when they can. */
export function withoutValgrind(): string | undefined {
  const { status } = spawnSync('valgrind', ['--version'], { stdio: 'ignore' });
  return status === 0
    ? undefined
    : 'no valgrind here to count instructions; install the package valgrind';
}

/**
 * Runs a module in a process of its own, under valgrind, and counts the instructions between its
 * {@link markInstructions}.
 *
 * @remarks
 * The counts do not depend on the clock, the load of the machine, or the compiler, which is off: they
 * are those of Node's interpreter. Differences of them repeat to a few in ten thousand, on one
 * processor architecture and one version of Node.
 *
 * @param file - URL of the module; `plan` is its argument, as JSON.
 * @throws {@link HarnessError} `ERR_NO_COUNT` when it fails, or leaves no marks.
 */
export async function countInstructions(file: URL, plan: unknown): Promise<CountedProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-instructions-'));
  const counts = join(folder, 'counts');
  try {
    const output = await outputOf([
      ...['--tool=callgrind', `--callgrind-out-file=${counts}`, `--dump-before=${MARK}`],
      ...[process.execPath, ...STEADY, fileURLToPath(file), JSON.stringify(plan)],
    ]);
    // The first is what came before the first mark.
    const instructions = dumpsIn(folder).slice(1).map(totalOf);
    if (instructions.length > 0) return { instructions, output };
    throw new HarnessError('ERR_NO_COUNT', `${file.pathname}: no two marks`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function outputOf(args: readonly string[]): Promise<string> {
  const child = spawn('valgrind', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', ({ message }) => {
      resolve(message);
    });
    child.once('close', (exitCode, signal) => {
      resolve(exitCode ?? signal ?? 'no exit code');
    });
  });
  if (code === 0) return output;
  throw new HarnessError('ERR_NO_COUNT', `valgrind: ${code}: ${errors.slice(-1_000)}`);
}

/** One at each mark, numbered from 1. */
function dumpsIn(folder: string): string[] {
  const numberOf = (file: string): number => Number(/\.(\d+)$/.exec(file)?.[1] ?? NaN);
  return readdirSync(folder)
    .filter((file) => !Number.isNaN(numberOf(file)))
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map((file) => join(folder, file));
}

function totalOf(dump: string): number {
  return Number(/^totals: (\d+)$/m.exec(readFileSync(dump, 'utf8'))?.[1] ?? NaN);
}
