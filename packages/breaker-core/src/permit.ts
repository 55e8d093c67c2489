import { refuseDisposed } from './admission.js';
import { PermitError } from './errors.js';
import type { Grant } from './grant.js';
import { type Classification, type Outcome, PLAIN } from './outcome.js';
import { classify, settle } from './settlement.js';

/**
 * The right to make one call, from `CircuitBreaker.acquire()`. Settle it exactly once, whatever
 * becomes of the call: a permit that is never settled stays in flight, and a trial among them
 * holds its slot until the trial deadline.
 */
export interface Permit {
  /**
   * The call succeeded.
   *
   * @throws {@link PermitError} when the permit is settled already, {@link BreakerDisposedError}
   * when its breaker is disposed; nothing changes then.
   */
  success(): void;
  /**
   * The call failed.
   *
   * @param error - when given, the breaker's `classify` decides what it was, as in `execute`;
   * without it, the call counts as a failure.
   * @throws {@link PermitError} when the permit is settled already, {@link BreakerDisposedError}
   * when its breaker is disposed; nothing changes then.
   */
  failure(error?: unknown): void;
  /**
   * The call's result says nothing about the upstream: it moves no rate and decides no trial.
   *
   * @throws {@link PermitError} when the permit is settled already, {@link BreakerDisposedError}
   * when its breaker is disposed; nothing changes then.
   */
  ignore(): void;
  /**
   * The caller gave the call up: it moves no rate and decides no trial.
   *
   * @throws {@link PermitError} when the permit is settled already, {@link BreakerDisposedError}
   * when its breaker is disposed; nothing changes then.
   */
  cancel(): void;
}

/** A grant for one use. */
export class SingleUsePermit implements Permit {
  readonly #grant: Grant;
  #settledAs: Outcome | undefined;

  constructor(grant: Grant) {
    this.#grant = grant;
  }

  success(): void {
    this.#settle('success', () => PLAIN.success);
  }

  failure(error?: unknown): void {
    this.#settle('failure', () =>
      error === undefined ? PLAIN.failure : classify(this.#grant.core, error),
    );
  }

  ignore(): void {
    this.#settle('ignored', () => PLAIN.ignored);
  }

  cancel(): void {
    this.#settle('cancelled', () => PLAIN.cancelled);
  }

  #settle(attempted: Outcome, read: () => Classification): void {
    if (this.#settledAs !== undefined) throw new PermitError(this.#settledAs, attempted);
    refuseDisposed(this.#grant.core);
    // Settled before the classifier is asked: it may come back to this permit.
    this.#settledAs = attempted;
    const said = read();
    this.#settledAs = said.outcome;
    settle(this.#grant, said);
  }
}
