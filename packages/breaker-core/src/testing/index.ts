export { budgetStoreLaws } from './budget-store-laws.js';
export { ManualClock } from './manual-clock.js';
export type { StoreLaw, StoreUnderTest } from './store-law.js';
