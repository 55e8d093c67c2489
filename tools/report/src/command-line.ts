import { parseArgs } from 'node:util';
import { HarnessError, type Profile } from '@breaker-lab/stress-harness';
import { profileOption } from './profile-option.js';

/** What the main job was asked on its command line. */
export interface CommandLine {
  /** Categories by name; none: all. */
  readonly categories: readonly string[];
  /** Outranks `STRESS_PROFILE`. */
  readonly profile?: Profile;
  /** Only gather the reports that are there; run nothing. */
  readonly gather: boolean;
}

const USAGE = 'usage: npm run stress -- [-c smoke|standard|soak] [--gather] [category …]';

/** @throws {@link HarnessError} `ERR_USAGE` for anything it does not know. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const { configuration, gather = false } = values;
  if (configuration === undefined) return { categories: positionals, gather };
  return { categories: positionals, gather, profile: profileOption(configuration, USAGE) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        configuration: { type: 'string', short: 'c' },
        gather: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new HarnessError('ERR_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
}
