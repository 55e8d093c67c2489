import type { Rejection } from '../rejection.js';
import { BudgetExceededError, type BudgetRefusal } from './cost-errors.js';
import { UnknownModelError } from './estimate/estimator-errors.js';
import { CostRuleError } from './rules/rule-error.js';
import type { RuleRefusal } from './rules/rule-refusal.js';
import { StoreUnavailableError } from './store/store-unavailable-error.js';

/** A model has no price, so that nobody knows what the call costs. */
export interface PriceRefusal {
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  readonly reason: 'misconfigured_price';
  /** The model that was asked for. */
  readonly model: string;
  /** The models that have a price. */
  readonly knownModels: readonly string[];
  /** Time mends no price table. */
  readonly retryAtEpochMs: null;
}

/** The circuit breaker turned the call away. */
export interface CircuitRefusal {
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  readonly reason: 'circuit_open' | 'in_flight_limit';
  /** What the circuit breaker said. */
  readonly rejection: Rejection;
  /** When time alone may admit a call, in milliseconds since 1970 UTC; null when it never does. */
  readonly retryAtEpochMs: number | null;
}

/** The budget store could not be asked; see `StoreUnavailableError`. */
export interface StoreRefusal {
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  readonly reason: 'store_unavailable';
  /** Nobody knows. */
  readonly retryAtEpochMs: null;
}

/** Why a call was turned away, told apart by `reason`. */
export type Refusal =
  | BudgetRefusal
  | (RuleRefusal & { readonly breakerName: string })
  | PriceRefusal
  | StoreRefusal
  | CircuitRefusal;

/** How a call of `CostBreaker.tryExecute` ended. */
export type CostedResult<T> =
  | { readonly status: 'fulfilled'; readonly value: T }
  /** The call ran and failed, timed out, or was given up by its caller. */
  | { readonly status: 'failed'; readonly error: unknown }
  /** The call was turned away; its function never ran. */
  | { readonly status: 'rejected'; readonly refusal: Refusal };

/** What the errors that turn a call away say; undefined for any other error. */
export function refusalIn(error: unknown, breakerName: string): Refusal | undefined {
  if (error instanceof BudgetExceededError || error instanceof CostRuleError) return error.refusal;
  if (error instanceof StoreUnavailableError) {
    return { breakerName, reason: 'store_unavailable', retryAtEpochMs: null };
  }
  if (error instanceof UnknownModelError) {
    const { model, knownModels } = error;
    return { breakerName, reason: 'misconfigured_price', model, knownModels, retryAtEpochMs: null };
  }
  return undefined;
}

/** What a rejection of the circuit breaker says. */
export function circuitRefusal(rejection: Rejection, epochMs: number): CircuitRefusal {
  const { breakerName, reason, retryAfterMs } = rejection;
  return {
    breakerName,
    reason: reason === 'in-flight-limit' ? 'in_flight_limit' : 'circuit_open',
    rejection,
    retryAtEpochMs: retryAfterMs === Number.POSITIVE_INFINITY ? null : epochMs + retryAfterMs,
  };
}
