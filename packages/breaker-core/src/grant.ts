import type { Core } from './core.js';
import { fail, succeed } from './settlement.js';
import type { SlowCall } from './slow-calls.js';
import type { Trial } from './trial-slots.js';

/**
 * What a call means to the breaker: a *watched* one moves the trip rules, a *trial* decides a
 * half-open breaker, a *bystander* is only counted (forced closed, disabled, or admitted by shadow
 * mode alone).
 */
export type GrantRole = 'watched' | 'trial' | 'bystander';

/** What is known of a single call. */
export interface GrantFacts {
  readonly role: GrantRole;
  /** The slot of a trial. */
  readonly trial?: Trial | undefined;
  /** Its place among the calls that may become slow; where calls are timed. */
  readonly timed?: SlowCall | undefined;
  /** Whether its caller had waited for a trial slot. */
  readonly hadWaited?: boolean;
}

/**
 * What admission gives to a call: the generation it belongs to, and what settles it.
 *
 * @remarks
 * Where nothing has to be known of a single call, all calls of a generation share one grant, so
 * that admitting one allocates nothing. That a grant is settled once per call is up to its user: a
 * promise calls one of two handlers once, and a permit remembers.
 */
export class Grant {
  readonly core: Core;
  readonly generation: number;
  readonly role: GrantRole;
  readonly trial: Trial | undefined;
  readonly timed: SlowCall | undefined;
  readonly hadWaited: boolean;
  #onFulfilled: (<T>(value: T) => T) | undefined = undefined;
  #onRejected: ((error: unknown) => never) | undefined = undefined;

  constructor(core: Core, { role, trial, timed, hadWaited = false }: GrantFacts) {
    this.core = core;
    this.generation = core.state.generation;
    this.role = role;
    this.trial = trial;
    this.timed = timed;
    this.hadWaited = hadWaited;
  }

  /** Handler of a promise: settles by what the result is and passes it on. */
  get onFulfilled(): <T>(value: T) => T {
    this.#onFulfilled ??= (value) => {
      succeed(this, value);
      return value;
    };
    return this.#onFulfilled;
  }

  /** Handler of a promise: settles by what the error is and throws it again. */
  get onRejected(): (error: unknown) => never {
    this.#onRejected ??= (error) => {
      fail(this, error);
      throw error;
    };
    return this.#onRejected;
  }
}

/** Tells a grant from a rejection by its shape: asking for the class takes several times as long. */
export function isGranted(answer: object): answer is Grant {
  return 'generation' in answer;
}
