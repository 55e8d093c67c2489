/**
 * A problem of the run itself: a setting, a subject, a target file. Its message is one line that
 * says what is wrong, where, and what to do; it is shown without a stack.
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  /** Stable, machine-readable name of the problem. */
  readonly code: `ERR_${string}`;

  constructor(code: `ERR_${string}`, message: string) {
    super(message);
    this.code = code;
  }
}
