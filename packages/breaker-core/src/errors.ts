import type { RejectingState } from './machine.js';
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

/**
 * A call was turned away; its function never ran.
 *
 * @remarks
 * It carries no stack trace: during an outage rejections are the most frequent thing a breaker
 * does, and capturing a stack costs several times the rejection itself.
 */
export class CircuitOpenError extends BreakerLabError {
  readonly code = 'ERR_CIRCUIT_OPEN';
  /** The `name` of the breaker. */
  readonly breakerName: string;
  /** The state that rejected the call; `half-open` when all trial slots were taken. */
  readonly state: RejectingState;
  /**
   * Milliseconds until time alone may admit a call. Open: what is left of the open period.
   * Half-open: until the oldest trial loses its slot. Forced open: Infinity.
   */
  readonly retryAfterMs: number;
  readonly #issuer: object;

  constructor(
    { breakerName, state, retryAfterMs }: Rejection,
    /** Identifies the breaker that rejects. */
    issuer: object,
  ) {
    const { stackTraceLimit } = Error;
    // Reflect.set: where the intrinsics are frozen an assignment would throw.
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(`breaker "${breakerName}" is ${state}: not called, try again after retryAfterMs`);
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.breakerName = breakerName;
    this.state = state;
    this.retryAfterMs = retryAfterMs;
    this.#issuer = issuer;
  }

  /** Whether `error` is a rejection issued by `issuer`. */
  static isIssuedBy(issuer: object, error: unknown): boolean {
    return typeof error === 'object' && error !== null && #issuer in error
      ? error.#issuer === issuer
      : false;
  }
}

/** What a {@link CircuitOpenError} tells. */
export type Rejection = Pick<CircuitOpenError, 'breakerName' | 'state' | 'retryAfterMs'>;

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
