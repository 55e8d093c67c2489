export type { BadPrefix, OrderedOperation } from './bad-prefix.js';
export type { CheckLimits, LimitMet } from './check-limits.js';
export { type CheckFigures, checkHistory, type CheckResult } from './history-check.js';
export {
  createHistoryMemory,
  type EventOrder,
  type HistoryMemory,
  type HistoryPlan,
} from './history-memory.js';
export { type Call, HistoryRecorder } from './history-recorder.js';
export { callText, type Model } from './model.js';
export {
  BREAKER,
  breakerModel,
  type BreakerModelOptions,
  type BreakerModelState,
} from './models/breaker.js';
export { BUDGET, budgetModel, type BudgetModelOptions, type BudgetState } from './models/budget.js';
export { COUNTER, counterModel } from './models/counter.js';
export type { OpenPeriod } from './models/open-period.js';
export { REGISTER, registerModel } from './models/register.js';
export { allStatesOf, type NondeterministicModel } from './nondeterministic-model.js';
export {
  type CompletedOperation,
  type Invocation,
  mayAnswer,
  type Operation,
  type PendingOperation,
  UNTOLD,
} from './operation.js';
export { historyOf } from './recorded-history.js';
export { renderBadPrefix } from './bad-prefix-text.js';
