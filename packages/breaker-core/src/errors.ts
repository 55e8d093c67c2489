/** One rule an option broke. */
export interface Violation {
  /** Path of the option, for example `trip.window.calls`. */
  readonly option: string;
  /** The rule, as a phrase that completes "must be …". */
  readonly rule: string;
  /** The value that was given. */
  readonly value: unknown;
}

/**
 * The base of every error this package throws. Recognise errors by `code`, not by `instanceof`:
 * two copies of a package, or a test runner's sandbox, make `instanceof` lie.
 */
export abstract class BreakerLabError extends Error {
  /** Stable, machine-readable name of what happened. */
  abstract readonly code: string;

  override get name(): string {
    return this.constructor.name;
  }
}

/** Thrown by constructors: every violation of the options at once. */
export class InvalidOptionsError extends BreakerLabError {
  readonly code = 'ERR_INVALID_OPTIONS';
  /** All violations found, in the order of the options. */
  readonly violations: readonly Violation[];

  constructor(subject: string, violations: readonly Violation[]) {
    const lines = violations.map(
      ({ option, rule, value }) => `  ${option} must be ${rule}; got ${describe(value)}`,
    );
    super([`${subject}: ${violations.length} invalid option(s)`, ...lines].join('\n'));
    this.violations = violations;
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'an array' : 'an object';
  return String(value);
}
