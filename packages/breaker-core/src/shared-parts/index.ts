/**
 * The parts of what threads share, for tests that put another in the place of one. Not for
 * services: they change without notice.
 *
 * @packageDocumentation
 */
export { CountLanes } from '../shared/count-lanes.js';
export { FailureStreak } from '../shared/failure-streak.js';
export { readSharedThreadOptions } from '../shared/read-shared-breaker-options.js';
export { sharedBreakerOf } from '../shared/shared-breaker.js';
export { sharedBudgetOf } from '../shared/shared-budget.js';
export { BudgetJournal } from '../shared/shared-budget-journal.js';
export { budgetParts, type SharedBudgetParts } from '../shared/shared-budget-parts.js';
export { SharedCore } from '../shared/shared-core.js';
export { nextAttachment } from '../shared/shared-header.js';
export { layoutOf } from '../shared/shared-layout.js';
export { partsOf, type SharedBreakerHandle, type SharedParts } from '../shared/shared-parts.js';
export type { RuleMark, RuleVerdict, SharedRule } from '../shared/shared-rule.js';
export { SharedState } from '../shared/shared-state.js';
export { SharedTrialSlots } from '../shared/shared-trial-slots.js';
