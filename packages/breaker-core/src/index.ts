export { CircuitBreaker } from './breaker.js';
export { type Calendar, type Clock, monotonicClock, systemCalendar } from './clock.js';
export type { BreakerCounts } from './counts.js';
export {
  BreakerDisposedError,
  BreakerLabError,
  CircuitOpenError,
  InvalidCallError,
  InvalidOptionsError,
  PermitError,
  type Rejection,
  type Violation,
} from './errors.js';
export type {
  BreakerEvents,
  BreakerListener,
  BreakerRejection,
  BreakerTransition,
  LateResult,
  TransitionReason,
} from './events.js';
export type { BreakerState, RejectingState } from './machine.js';
export { type CircuitBreakerOptions, circuitBreakerDefaults } from './options.js';
export type { ErrorClass, Outcome } from './outcome.js';
export type { Permit } from './permit.js';
export type { TripRule, WindowOptions } from './trip/trip-rule.js';
export { CostBreaker, type CostedCall } from './cost/cost-breaker.js';
export {
  BudgetExceededError,
  InvalidAmountError,
  type Refusal,
  ReservationSettledError,
} from './cost/cost-errors.js';
export type {
  CostEventName,
  CostEvents,
  CostListener,
  ReservationEvent,
} from './cost/cost-events.js';
export type { CostBreakerOptions, ExpiredCharge } from './cost/cost-options.js';
export type { CostCounts, CostUsage, PeriodUsage } from './cost/cost-usage.js';
export type { PeriodKind } from './cost/period.js';
export type { Reservation } from './cost/reservation.js';
