import { parseArgs } from 'node:util';
import { HarnessError, type Profile } from '@breaker-lab/stress-harness';
import { profileOption } from '../profile-option.js';

/** What the kill matrix was asked on its command line. */
export interface CommandLine {
  /** Categories and mutants by name; none: all. */
  readonly names: readonly string[];
  /** Outranks `STRESS_PROFILE`. */
  readonly profile?: Profile;
  /** Every category against every mutant, not just each mutant's owner. */
  readonly all: boolean;
  /** Measure afresh what was measured before. */
  readonly fresh: boolean;
}

const USAGE =
  'usage: npm run detect [-- [-c smoke|standard|soak] [--all] [--fresh] [category or mutant …]]';

/** @throws {@link HarnessError} `ERR_USAGE` for anything it does not know. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals: names } = parse(args);
  const { configuration, all = false, fresh = false } = values;
  if (configuration === undefined) return { names, all, fresh };
  return { names, all, fresh, profile: profileOption(configuration, USAGE) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        configuration: { type: 'string', short: 'c' },
        all: { type: 'boolean' },
        fresh: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new HarnessError('ERR_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
}
