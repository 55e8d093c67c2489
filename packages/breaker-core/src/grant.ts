import type { SlowCall } from './slow-calls.js';
import type { Trial } from './trial-slots.js';

/**
 * What a call means to the breaker: a *watched* one moves the trip rules, a *trial* decides a
 * half-open breaker, a *bystander* is only counted (forced closed, disabled, or admitted by shadow
 * mode alone).
 */
export type GrantRole = 'watched' | 'trial' | 'bystander';

/** What settles a call, as handlers of its promise. */
export interface GrantHandlers {
  /** Settles by what the result is and passes it on. */
  readonly fulfilled: <T>(value: T) => T;
  /** Settles by what the error is and throws it again. */
  readonly rejected: (error: unknown) => never;
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
  readonly generation: number;
  readonly role: GrantRole;
  readonly fulfilled: GrantHandlers['fulfilled'];
  readonly rejected: GrantHandlers['rejected'];
  /** The slot of a trial. */
  readonly trial: Trial | undefined;
  /** Its place among the calls that may become slow; where calls are timed. */
  readonly timed: SlowCall | undefined;
  /** Whether its caller had waited for a trial slot. */
  readonly hadWaited: boolean;

  constructor(
    { generation, role }: { generation: number; role: GrantRole },
    makeHandlers: (grant: Grant) => GrantHandlers,
    own: { trial?: Trial | undefined; timed?: SlowCall | undefined; hadWaited?: boolean } = {},
  ) {
    this.generation = generation;
    this.role = role;
    this.trial = own.trial;
    this.timed = own.timed;
    this.hadWaited = own.hadWaited ?? false;
    const { fulfilled, rejected } = makeHandlers(this);
    this.fulfilled = fulfilled;
    this.rejected = rejected;
  }
}

/** Tells a grant from a rejection by its shape: asking for the class takes several times as long. */
export function isGranted(answer: object): answer is Grant {
  return 'generation' in answer;
}
