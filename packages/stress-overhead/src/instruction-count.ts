import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Lab, SubjectSource } from '@breaker-lab/stress-harness';
import type { InstructionJob } from './instruction-program.js';

/** By the lower number everything is compiled as it stays. */
const OPERATIONS = { low: 200_000, high: 600_000 };

/** One thread, fixed seeds, compiled at fixed points: the same instructions in every run. */
const FLAGS = [
  '--predictable',
  '--no-lazy-feedback-allocation',
  '--hash-seed=1',
  '--random-seed=1',
];

/** What a call costs, in instructions of the processor. */
export interface InstructionsPerCall {
  readonly bare: number;
  /** More than bare. */
  readonly subject: number;
  readonly baseline: number;
}

/** Why instructions cannot be counted here; undefined when they can. */
export function withoutValgrind(): string | undefined {
  return spawnSync('valgrind', ['--version']).status === 0
    ? undefined
    : 'not measured: valgrind is not installed';
}

/**
 * Instructions of a call: what more calls add, divided by their number, so that whatever happens
 * once cancels out. Undefined when a run did not end by itself.
 */
export async function instructionsPerCall(
  lab: Lab,
  way: InstructionJob['way'],
): Promise<InstructionsPerCall | undefined> {
  const perCall = async (side: InstructionJob['side'], source: SubjectSource): Promise<number> => {
    lab.phase(`instructions, ${way}, ${side}, ${source.subject}`);
    const job = { source, seed: lab.seed, way, side };
    const [low, high] = await Promise.all([
      instructions({ ...job, operations: OPERATIONS.low }),
      instructions({ ...job, operations: OPERATIONS.high }),
    ]);
    return (high - low) / (OPERATIONS.high - OPERATIONS.low);
  };
  try {
    const bare = await perCall('bare', lab.baseline);
    const subject = (await perCall('guarded', lab.source)) - bare;
    return { bare, subject, baseline: (await perCall('guarded', lab.baseline)) - bare };
  } catch (error) {
    lab.debug('valgrind', String(error));
    return undefined;
  }
}

async function instructions(job: InstructionJob): Promise<number> {
  const program = new URL('./instruction-program.js', import.meta.url).pathname;
  const { stderr } = await promisify(execFile)('valgrind', [
    '--tool=cachegrind',
    '--cache-sim=no',
    '--cachegrind-out-file=/dev/null',
    process.execPath,
    ...FLAGS,
    program,
    JSON.stringify(job),
  ]);
  return instructionsIn(stderr);
}

/** The number in what cachegrind says at the end; NaN when there is none. */
export function instructionsIn(text: string): number {
  const counted = /I\s+refs:\s+(?<count>[\d,]+)/.exec(text)?.groups?.count;
  return counted === undefined ? NaN : Number(counted.replaceAll(',', ''));
}
