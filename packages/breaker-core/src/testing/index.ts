export { budgetStoreLaws } from './budget-store-laws.js';
export { ManualClock } from './manual-clock.js';
export { SharedManualClock } from './shared-manual-clock.js';
export type { StoreLaw, StoreUnderTest } from './store-law.js';
