export { type Clock, monotonicClock } from './clock.js';
export { BreakerLabError, InvalidOptionsError, type Violation } from './errors.js';
export { type Calendar, systemCalendar } from './clock.js';
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
