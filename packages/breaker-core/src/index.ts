export { CircuitBreaker } from './breaker.js';
export type { CallContext, CallOptions } from './call-options.js';
export type { CallResult } from './call-result.js';
export type { GuardedFunction } from './calls.js';
export {
  type Calendar,
  type Clock,
  type ClockTimer,
  monotonicClock,
  systemCalendar,
} from './clock.js';
export type { BreakerCounts } from './counts.js';
export {
  BreakerDisposedError,
  BreakerLabError,
  CallTimeoutError,
  InvalidCallError,
  InvalidOptionsError,
  PermitError,
  type Violation,
} from './errors.js';
export {
  BREAKER_EVENTS,
  type BreakerEvents,
  type BreakerListener,
  type BreakerRejection,
  type BreakerTransition,
  type CallTimeout,
  type LateResult,
  type RefusedSnapshot,
  type TransitionReason,
} from './events.js';
export type { Explanation } from './explanation.js';
export type { HalfOpenRule } from './half-open-rule.js';
export type { BreakerState } from './machine.js';
export type { ExponentialBackoff, OpenCause, OpenDuration } from './open-duration.js';
export {
  type CircuitBreakerOptions,
  circuitBreakerDefaults,
  type Settings as EffectiveOptions,
} from './options.js';
export type { Classification, Outcome } from './outcome.js';
export type { Permit } from './permit.js';
export type { RecoveryOptions } from './recovery.js';
export {
  BreakerRegistry,
  type BreakerRegistryOptions,
  type RegistryEntry,
  RegistryFullError,
} from './registry.js';
export {
  CallRejectedError,
  CircuitOpenError,
  InFlightLimitError,
  type Rejection,
  type RejectionReason,
} from './rejection.js';
export { type RandomSource, systemRandom } from './seed.js';
export type { BreakerSnapshot, RestoreResult } from './snapshot.js';
export type { Trip, TripFigures } from './trip/trip.js';
export type { TripRule, WindowOptions } from './trip/trip-rule.js';
export type { TripCause } from './trip/trip-set.js';
export type { WatchedCall } from './trip/watched-call.js';
export type { CapChange } from './cost/cap-change.js';
export { CostBreaker } from './cost/cost-breaker.js';
export { type CostCircuitOptions } from './cost/cost-circuit.js';
export {
  type AmountRole,
  BudgetExceededError,
  type BudgetRefusal,
  InvalidAmountError,
  ReservationExpiredError,
  ReservationSettledError,
} from './cost/cost-errors.js';
export {
  type BudgetEvent,
  COST_EVENTS,
  type CostEventName,
  type CostEvents,
  type CostListener,
  type ReservationEvent,
} from './cost/cost-events.js';
export type { CostBreakerOptions, ExpiredCharge } from './cost/cost-options.js';
export type { BudgetUsage, CostCounts, CostSums, CostUsage } from './cost/cost-usage.js';
export type { CostedCall, PaidCallContext, StepDown } from './cost/costed-call.js';
export type { CostedStream, StreamSource } from './cost/costed-stream.js';
export type { PaidFunction } from './cost/paid-call.js';
export type { BudgetPeriod, CalendarUnit } from './cost/period.js';
export type { CircuitRefusal, CostedResult, PriceRefusal, Refusal } from './cost/refusal.js';
export type { Reservation, ReserveOptions } from './cost/reservation.js';
export type { BudgetOptions, ScopeOptions } from './cost/scope-options.js';
export * from './cost/estimate/index.js';
export * from './cost/rules/index.js';
export type { BudgetStore, StoreAnswer, StoreHold, StoreLimit } from './cost/store/budget-store.js';
export { MemoryBudgetStore } from './cost/store/memory-budget-store.js';
export type { StoreAccount } from './cost/store/store-account.js';
export type { StoreCounts } from './cost/store/store-counts.js';
export type { StoreEntry } from './cost/store/store-entry.js';
export type { StoreFailure, StoreOptions } from './cost/store/store-options.js';
export { type StoreFault, StoreUnavailableError } from './cost/store/store-unavailable-error.js';
export * from './shared/index.js';
