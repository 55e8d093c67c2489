import { HarnessError, isProfile, type Profile, PROFILES } from '@breaker-lab/stress-harness';

/**
 * The profile that a command line names.
 *
 * @param usage - told with the error.
 * @throws {@link HarnessError} `ERR_USAGE` when there is none of this name.
 */
export function profileOption(name: string, usage: string): Profile {
  if (isProfile(name)) return name;
  throw new HarnessError(
    'ERR_USAGE',
    `no profile "${name}"; known: ${PROFILES.join(', ')}; ${usage}`,
  );
}
