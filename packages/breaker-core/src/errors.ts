import type { Outcome } from './outcome.js';

/** One rule an option broke. */
export interface Violation {
  /** Path of the option, for example `trip.window.calls`. */
  readonly option: string;
  /** The rule, as a phrase that completes "must be …". */
  readonly rule: string;
  /** The value that was given. */
  readonly value: unknown;
}

/** A violation as one line. */
export function describeViolation({ option, rule, value }: Violation): string {
  return `${option} must be ${rule}; got ${describe(value)}`;
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
    const lines = violations.map((violation) => `\n  ${describeViolation(violation)}`);
    super(`${subject}: ${violations.length} invalid option(s)${lines.join('')}`);
    this.violations = violations;
  }
}

/** A permit was settled a second time; the first outcome stands. */
export class PermitError extends BreakerLabError {
  readonly code = 'ERR_PERMIT_SETTLED';
  /** The outcome that stands. */
  readonly settledAs: Outcome;
  /** The outcome that was refused. */
  readonly attempted: Outcome;

  constructor(settledAs: Outcome, attempted: Outcome) {
    super(
      `permit is settled as ${settledAs} already, ${attempted} changes nothing: settle it once`,
    );
    this.settledAs = settledAs;
    this.attempted = attempted;
  }
}

/** A call did not end within its `timeoutMs`; its work may still go on. */
export class CallTimeoutError extends BreakerLabError {
  readonly code = 'ERR_CALL_TIMEOUT';
  /** The `name` of the breaker. */
  readonly breakerName: string;
  /** How long the call was given, in milliseconds. */
  readonly timeoutMs: number;

  constructor(breakerName: string, timeoutMs: number) {
    super(
      `breaker "${breakerName}": the call took longer than ${timeoutMs} ms; its signal is aborted`,
    );
    this.breakerName = breakerName;
    this.timeoutMs = timeoutMs;
  }
}

/** A disposed breaker was used. */
export class BreakerDisposedError extends BreakerLabError {
  readonly code = 'ERR_DISPOSED';
  /** The `name` of the breaker. */
  readonly breakerName: string;

  constructor(breakerName: string) {
    super(`breaker "${breakerName}" is disposed: it admits nothing and changes no more`);
    this.breakerName = breakerName;
  }
}

/** A method got an argument it cannot work with: a mistake in the calling code. */
export class InvalidCallError extends BreakerLabError {
  readonly code = 'ERR_INVALID_CALL';
  /** The method, for example `execute`. */
  readonly method: string;
  /** What it takes. */
  readonly expected: string;
  /** What came. */
  readonly received: unknown;

  constructor(method: string, { expected, received }: { expected: string; received: unknown }) {
    super(`${method}: expected ${expected}; got ${describe(received)}`);
    this.method = method;
    this.expected = expected;
    this.received = received;
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'an array' : 'an object';
  return String(value);
}
