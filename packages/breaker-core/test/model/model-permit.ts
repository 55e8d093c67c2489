import type { Classification, Outcome, Permit } from '../../src/index.js';
import { ModelError } from './model-call.js';

interface Settler {
  settle(said: Classification): void;
  classify(error: unknown): Classification;
  refuseDisposed(): void;
}

/** A permit of the model. */
export class ModelPermit implements Permit {
  readonly #settler: Settler;
  #settledAs: Outcome | undefined;

  constructor(settler: Settler) {
    this.#settler = settler;
  }

  success(): void {
    this.#settle('success');
  }

  failure(error?: unknown): void {
    this.#settle('failure', error);
  }

  ignore(): void {
    this.#settle('ignored');
  }

  cancel(): void {
    this.#settle('cancelled');
  }

  #settle(attempted: Outcome, error?: unknown): void {
    const settledAs = this.#settledAs;
    if (settledAs !== undefined)
      throw new ModelError('ERR_PERMIT_SETTLED', { settledAs, attempted });
    this.#settler.refuseDisposed();
    const said = error === undefined ? { outcome: attempted } : this.#settler.classify(error);
    this.#settledAs = said.outcome;
    this.#settler.settle(said);
  }
}
