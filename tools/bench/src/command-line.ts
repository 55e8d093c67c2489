import { parseArgs } from 'node:util';
import { HarnessError } from '@breaker-lab/stress-harness';
import type { Path } from './path.js';

/** What the bench was asked. */
export interface CommandLine {
  readonly paths: readonly Path[];
  /** Fewer and shorter processes: for a look, not for a claim. */
  readonly quick: boolean;
}

const USAGE = 'usage: npm run bench [-- [--quick] [path …]]';

/** @throws {@link HarnessError} `ERR_USAGE` for anything it does not know. */
export function readCommandLine(args: readonly string[], known: readonly Path[]): CommandLine {
  const { values, positionals } = parse(args);
  const names = known.map(({ id }) => id);
  const strangers = positionals.filter((name) => !names.includes(name));
  if (strangers.length > 0) {
    throw new HarnessError(
      'ERR_USAGE',
      `no path ${strangers.map((name) => `"${name}"`).join(', ')}; known: ${names.join(', ')}; ${USAGE}`,
    );
  }
  return {
    paths: positionals.length === 0 ? known : known.filter(({ id }) => positionals.includes(id)),
    quick: values.quick ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { quick: { type: 'boolean' } },
    });
  } catch (error) {
    throw new HarnessError('ERR_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
}
