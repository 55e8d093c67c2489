import { BreakerLabError } from './errors.js';
import type { BreakerState } from './machine.js';

/** Why a call was turned away: the state, or a limit that holds in any state. */
export type RejectionReason =
  'open' | 'half-open' | 'recovering' | 'forced-open' | 'isolated' | 'in-flight-limit';

/** A call that was turned away; its function never ran. */
export interface Rejection {
  /** The `name` of the breaker. */
  readonly breakerName: string;
  /** The breaker's state. */
  readonly state: BreakerState;
  readonly reason: RejectionReason;
  /**
   * Milliseconds until time alone may admit a call. Open: what is left of the open period.
   * Half-open: until the oldest trial loses its slot. Recovering, and at the limit of calls in
   * flight: 0. Forced open and isolated: Infinity.
   */
  readonly retryAfterMs: number;
}

/**
 * A call was turned away; its function never ran.
 *
 * @remarks
 * It carries no stack trace: during an outage rejections are the most frequent thing a breaker
 * does, and capturing a stack costs several times the rejection itself.
 */
export abstract class CallRejectedError extends BreakerLabError implements Rejection {
  readonly breakerName: string;
  readonly state: BreakerState;
  readonly reason: RejectionReason;
  readonly retryAfterMs: number;
  readonly #issuer: object;

  constructor(
    rejection: Rejection,
    /** Identifies the breaker that rejects. */
    issuer: object,
  ) {
    const { stackTraceLimit } = Error;
    limitStackTraces(0);
    super();
    limitStackTraces(stackTraceLimit);
    this.breakerName = rejection.breakerName;
    this.state = rejection.state;
    this.reason = rejection.reason;
    this.retryAfterMs = rejection.retryAfterMs;
    this.#issuer = issuer;
  }

  /** Made when it is read: most rejections are never read. */
  override get message(): string {
    const { breakerName, state, reason } = this;
    const why = reason === 'in-flight-limit' ? 'has reached maxInFlight' : `is ${state}`;
    return `breaker "${breakerName}" ${why}: not called, try again after retryAfterMs`;
  }

  /** The message alone: where it was turned away is the breaker, whoever called. */
  override get stack(): string {
    return `${this.name}: ${this.message}`;
  }

  /** Whether `error` is a rejection issued by `issuer`. */
  static isIssuedBy(issuer: object, error: unknown): boolean {
    return typeof error === 'object' && error !== null && #issuer in error
      ? error.#issuer === issuer
      : false;
  }
}

function limitStackTraces(frames: number): void {
  try {
    Error.stackTraceLimit = frames;
  } catch {
    // Where the intrinsics are frozen, a rejection carries its stack.
  }
}

/** Turned away because of the breaker's state. */
export class CircuitOpenError extends CallRejectedError {
  readonly code = 'ERR_CIRCUIT_OPEN';
}

/** Turned away because `maxInFlight` calls were running. */
export class InFlightLimitError extends CallRejectedError {
  readonly code = 'ERR_IN_FLIGHT_LIMIT';
}

/** The error for a rejection. */
export function rejectionError(rejection: Rejection, issuer: object): CallRejectedError {
  return rejection.reason === 'in-flight-limit'
    ? new InFlightLimitError(rejection, issuer)
    : new CircuitOpenError(rejection, issuer);
}
