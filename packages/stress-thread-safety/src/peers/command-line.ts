import { parseArgs } from 'node:util';
import { DEFAULT_SEED, HarnessError, MAX_SEED } from '@breaker-lab/stress-harness';
import { PROMISES, type Promised } from './promise.js';

const PEERS = ['opossum', 'cockatiel', 'mollitia'];
const KNOWN = Object.keys(PROMISES) as Promised[];
const DEFAULT_RUNS = 5_000;
const USAGE =
  'usage: npx nx peers stress-thread-safety [-- [subject [promise [schedule]]] [--runs=n] [--seed=n]]';

/** What is to be explored, or replayed. */
export interface CommandLine {
  readonly subjects: readonly string[];
  readonly promises: readonly Promised[];
  /** The one to run again, of one subject and one promise. */
  readonly schedule: string | undefined;
  /** Schedules a promise and subject: 1 or more; default 5,000. */
  readonly runs: number;
  /** 0 to 2³²−1; default: the harness's. */
  readonly seed: number;
}

/** @throws {@link HarnessError} `ERR_USAGE` for anything it does not know. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const [subject, promise, schedule] = positionals;
  const known = promise === undefined ? KNOWN : KNOWN.filter((name) => name === promise);
  if (known.length === 0) {
    throw usage(`no promise "${String(promise)}"; known: ${KNOWN.join(', ')}`);
  }
  return {
    subjects: subject === undefined ? PEERS : [subject],
    promises: known,
    schedule,
    runs: integer('runs', values.runs ?? String(DEFAULT_RUNS), { min: 1 }),
    seed: integer('seed', values.seed ?? String(DEFAULT_SEED), { min: 0 }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { runs: { type: 'string' }, seed: { type: 'string' } },
    });
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function integer(name: string, text: string, { min }: { min: number }): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= MAX_SEED) return value;
  throw usage(`--${name} must be an integer from ${min} to ${MAX_SEED}; got "${text}"`);
}

function usage(problem: string): HarnessError {
  return new HarnessError('ERR_USAGE', `${problem}; ${USAGE}`);
}
