import { PermitError } from '../errors.js';
import { type Classification, type Outcome, PLAIN } from '../outcome.js';
import type { Permit } from '../permit.js';
import type { SharedCore } from './shared-core.js';
import { type AdmittedCall, classifyShared, settleShared } from './shared-settlement.js';
import type { HeldTrialSlot } from './shared-trial-slots.js';

/** The right to make one call; it can be settled only in the thread that has it. */
export class SharedPermit implements Permit, AdmittedCall {
  readonly generation: number;
  readonly held: HeldTrialSlot | undefined;
  readonly #core: SharedCore;
  #settledAs: Outcome | undefined = undefined;

  constructor(core: SharedCore, generation: number, held: HeldTrialSlot | undefined) {
    this.#core = core;
    this.generation = generation;
    this.held = held;
  }

  success(): void {
    this.#begin('success');
    settleShared(this.#core, this, PLAIN.success);
  }

  failure(error?: unknown): void {
    this.#begin('failure');
    this.#end(error === undefined ? PLAIN.failure : classifyShared(this.#core, error));
  }

  ignore(): void {
    this.#begin('ignored');
    settleShared(this.#core, this, PLAIN.ignored);
  }

  cancel(): void {
    this.#begin('cancelled');
    settleShared(this.#core, this, PLAIN.cancelled);
  }

  /** Settled before the classifier is asked: it may come back to this permit. */
  #begin(attempted: Outcome): void {
    if (this.#settledAs !== undefined) throw new PermitError(this.#settledAs, attempted);
    this.#settledAs = attempted;
  }

  #end(said: Classification): void {
    this.#settledAs = said.outcome;
    settleShared(this.#core, this, said);
  }
}
