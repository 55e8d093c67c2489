import type { CostUsage } from '../../../src/index.js';
import type { Sums } from '../reference-budget.js';
import type { ModelCircuit } from './model-circuit.js';
import type { PaidStep } from './paid-step.js';

/** What is counted, of the breaker as of the model. */
export type PaidCounts = Omit<CostUsage, 'budgets'>;

/** What can be seen after a step. */
export interface PaidView {
  /** What was answered since the last look; in no order, as each call has a promise of its own. */
  readonly answers: readonly string[];
  readonly circuit: ModelCircuit['state'];
  readonly circuitCounts: ModelCircuit['counts'];
  readonly counts: PaidCounts;
  readonly budgets: readonly (Sums & { readonly key: string; readonly capMicros: number })[];
}

/** What is taken through the steps. */
export interface PaidSubject {
  take(step: PaidStep): void;
  look(): PaidView;
}
