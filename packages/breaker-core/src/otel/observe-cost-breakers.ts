import type { Meter } from '@opentelemetry/api';
import { COST_INSTRUMENTS } from './cost-instruments.js';
import { checkCostSource, type CostBreakerSource, costGroupsOf } from './cost-source.js';
import { observeReadings } from './observe-readings.js';

/**
 * Lets a meter read cost breakers whenever it is collected: their counts, and the money of their
 * budgets. Nothing is registered on a breaker, and a call costs no more than before.
 *
 * | metrics                      | instrument      | unit            | attributes           |
 * | ---------------------------- | --------------- | --------------- | -------------------- |
 * | `breaker.cost.budget.*`      | up-down counter | `{micro_unit}`  | name, scope, period  |
 * | `breaker.cost.reservation.*` | counter         | `{reservation}` | name                 |
 * | `breaker.cost.refunds`       | counter         | `{refund}`      | name                 |
 * | `breaker.cost.blocked`       | counter         | `{micro_unit}`  | name                 |
 * | `breaker.cost.saved`         | counter         | `{micro_unit}`  | name                 |
 *
 * The README lists each. `breaker.cost.reservation.active` is an up-down counter. Money is in whole
 * micro-units, a millionth of a currency unit. The attributes are `breaker.name`,
 * `breaker.cost.scope` (`root` for the breaker's own budgets) and `breaker.cost.period` (`day`,
 * `rolling-60000ms`); cost breakers of one name are added up. A budget without a soft limit has no
 * `breaker.cost.budget.soft_cap`.
 *
 * @remarks
 * A collection reads `usage`, which first expires what is due: `expired` is told then, if it is.
 *
 * A cost breaker that has left the source is observed no more. As to what the JavaScript SDK
 * reports all the same, and to calling it once for a meter, see {@link observeBreakers}; where cost
 * breakers come and go, use {@link CostMetricProducer}.
 *
 * @returns ends it; a second time it does nothing.
 * @throws {@link InvalidCallError} when `source` is not iterable.
 */
export function observeCostBreakers(meter: Meter, source: CostBreakerSource): () => void {
  checkCostSource('observeCostBreakers', source);
  return observeReadings(meter, {
    instruments: COST_INSTRUMENTS,
    groups: () => costGroupsOf(source),
  });
}
