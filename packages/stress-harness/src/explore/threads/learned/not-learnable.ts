import { HarnessError } from '../../../harness-error.js';

/** The error of a program that `everyEnd` cannot walk. @param why - in one clause. */
export function notLearnable(why: string): HarnessError {
  return new HarnessError('ERR_NOT_LEARNABLE', `everyEnd: ${why}; walk it by exhaustive()`);
}
