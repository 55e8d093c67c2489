import { parseArgs } from 'node:util';
import { HarnessError, type Profile } from '@breaker-lab/stress-harness';
import { profileOption } from '../profile-option.js';

/** What the self-check was asked on its command line. */
export interface CommandLine {
  /** Categories by name; none: all. */
  readonly categories: readonly string[];
  /** Outranks `STRESS_PROFILE`. */
  readonly profile?: Profile;
  /** Runs of each category, each with a seed of its own: 1 to {@link RUNS_MAX}. */
  readonly runs: number;
  /** Two neighbours burn processor time meanwhile. */
  readonly busy: boolean;
}

const RUNS_DEFAULT = 30;
const RUNS_MAX = 1_000;
const USAGE =
  'usage: npm run self-check [-- [-c smoke|standard|soak] [--runs 30] [--busy] [category …]]';

/** @throws {@link HarnessError} `ERR_USAGE` for anything it does not know. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals: categories } = parse(args);
  const { configuration, busy = false } = values;
  const asked = { categories, busy, runs: runsOf(values.runs ?? String(RUNS_DEFAULT)) };
  if (configuration === undefined) return asked;
  return { ...asked, profile: profileOption(configuration, USAGE) };
}

function runsOf(text: string): number {
  const runs = /^\d+$/.test(text) ? Number(text) : NaN;
  if (runs >= 1 && runs <= RUNS_MAX) return runs;
  throw new HarnessError(
    'ERR_USAGE',
    `--runs must be an integer from 1 to ${RUNS_MAX}; got "${text}"; ${USAGE}`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        configuration: { type: 'string', short: 'c' },
        runs: { type: 'string' },
        busy: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new HarnessError('ERR_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
}
