export { SharedHandleError, type SharedHandleProblem } from './shared-handle-error.js';
export type { SharedHandle } from './shared-handle.js';
export type { SharedKind } from './shared-header.js';
export { sharedMonotonicClock } from './shared-time.js';
export { SharedBudget, type SharedBudgetUsage } from './shared-budget.js';
export {
  ReservationsFullError,
  SharedBudgetDamagedError,
  SharedBudgetExceededError,
  type SharedBudgetRefusal,
} from './shared-budget-errors.js';
export type {
  SharedBudgetAttachment,
  SharedBudgetHandle,
  SharedBudgetOptions,
  SharedBudgetSettings,
} from './shared-budget-options.js';
export type { SharedReservation } from './reservation-shared.js';
export type {
  SharedBreakerOptions,
  SharedBreakerSettings,
  SharedThreadOptions,
  SharedTripRule,
} from './shared-breaker-options.js';
export { SharedCircuitBreaker } from './shared-breaker.js';
export type { SharedBreakerCounts } from './shared-counts.js';
export type { SharedBreakerHandle } from './shared-parts.js';
export type { SharedBreakerState } from './shared-state.js';
