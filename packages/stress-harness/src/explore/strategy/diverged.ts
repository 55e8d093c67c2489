import { HarnessError } from '../../harness-error.js';

/** The error of a run that is not the one that the strategy knows. @param how - in one clause. */
export function diverged(how: string): HarnessError {
  return new HarnessError(
    'ERR_DIVERGED',
    `The run went another way than the same choices did before: ${how}; ` +
      'the code under test has changed, or something in it is not controlled',
  );
}
