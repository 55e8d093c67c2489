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
  #handlers: GrantHandlers | undefined = undefined;

  constructor(core: Core, { role, trial, timed, hadWaited = false }: GrantFacts) {
    this.core = core;
    this.generation = core.state.generation;
    this.role = role;
    this.trial = trial;
    this.timed = timed;
    this.hadWaited = hadWaited;
  }

  /** Made when they are first needed, elsewhere: a closure in here would cost every call. */
  get handlers(): GrantHandlers {
    this.#handlers ??= handlersOf(this);
    return this.#handlers;
  }
}

/** What settles a call, as handlers of its promise. */
interface GrantHandlers {
  /** Settles by what the result is and passes it on. */
  readonly fulfilled: <T>(value: T) => T;
  /** Settles by what the error is and throws it again. */
  readonly rejected: (error: unknown) => never;
}

function handlersOf(grant: Grant): GrantHandlers {
  return {
    fulfilled: (value) => {
      succeed(grant, value);
      return value;
    },
    rejected: (error) => {
      fail(grant, error);
      throw error;
    },
  };
}

/** Tells a grant from a rejection by its shape: asking for the class takes several times as long. */
export function isGranted(answer: object): answer is Grant {
  return 'generation' in answer;
}
