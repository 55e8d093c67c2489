import type { CircuitBreakerOptions, ExponentialBackoff } from '../../src/index.js';
import type { ModelRuleOptions } from './model-rule.js';

/** An open duration that is a function; one that is faulty throws. */
export interface OwnDuration {
  readonly kind: 'own';
  readonly perAttemptMs: number;
  readonly isFaulty: boolean;
}

/** The options the model knows, as plain data. */
export interface ModelOptions extends Pick<
  CircuitBreakerOptions,
  'slowCallDurationMs' | 'halfOpenRule' | 'recovery' | 'maxInFlight'
> {
  readonly trip: readonly ModelRuleOptions[];
  /** Whether a rule that always throws stands before the others. */
  readonly hasFaultyRule: boolean;
  readonly openDurationMs: number | ExponentialBackoff | OwnDuration;
  readonly halfOpenTrials: number;
  readonly trialDeadlineMs: number;
}
