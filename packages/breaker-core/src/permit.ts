import { PermitError } from './errors.js';
import type { Grant } from './grant.js';
import type { ErrorClass, Outcome } from './outcome.js';

/**
 * The right to make one call, from `CircuitBreaker.acquire()`. Settle it exactly once, whatever
 * becomes of the call: a permit that is never settled stays in flight, and a trial among them
 * holds its slot until the trial deadline.
 */
export interface Permit {
  /**
   * The call succeeded.
   *
   * @throws {@link PermitError} when the permit is settled already; nothing changes then.
   */
  success(): void;
  /**
   * The call failed.
   *
   * @param error - when given, the breaker's `classify` decides what it was, as in `execute`;
   * without it, the call counts as a failure.
   * @throws {@link PermitError} when the permit is settled already; nothing changes then.
   */
  failure(error?: unknown): void;
  /**
   * The call's result says nothing about the upstream: it moves no rate and decides no trial.
   *
   * @throws {@link PermitError} when the permit is settled already; nothing changes then.
   */
  ignore(): void;
  /**
   * The caller gave the call up: it moves no rate and decides no trial.
   *
   * @throws {@link PermitError} when the permit is settled already; nothing changes then.
   */
  cancel(): void;
}

/** What a permit needs of its breaker. */
export interface Settler {
  settle(grant: Grant, outcome: Outcome): void;
  classify(error: unknown): ErrorClass;
}

/** A grant for one use. */
export class SingleUsePermit implements Permit {
  readonly #grant: Grant;
  readonly #settler: Settler;
  #settledAs: Outcome | undefined;

  constructor(grant: Grant, settler: Settler) {
    this.#grant = grant;
    this.#settler = settler;
  }

  success(): void {
    this.#settle('success');
  }

  failure(error?: unknown): void {
    this.#refuseTwice('failure');
    this.#settle(error === undefined ? 'failure' : this.#settler.classify(error));
  }

  ignore(): void {
    this.#settle('ignored');
  }

  cancel(): void {
    this.#settle('cancelled');
  }

  #settle(outcome: Outcome): void {
    this.#refuseTwice(outcome);
    this.#settledAs = outcome;
    this.#settler.settle(this.#grant, outcome);
  }

  #refuseTwice(attempted: Outcome): void {
    if (this.#settledAs !== undefined) throw new PermitError(this.#settledAs, attempted);
  }
}
