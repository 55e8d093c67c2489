import { defineScenario, HarnessError } from '@breaker-lab/stress-harness';
import { BUDGET, budgetModel } from '@breaker-lab/stress-harness/history';
import { historyMeasurement } from './history-measurement.js';

/** Room for some ten reservations; charges take half of it by the end. */
const CAP_MICROS = 300;
const MICROS_PER_UNIT = 1_000_000;
/** More than threads can hold. */
const RESERVATIONS_MAX = 128;
/** Nothing expires. */
const TTL_MS = 3_600_000;

/** What threads saw of many shared budgets, judged by what one thread would have seen. */
export default defineScenario({
  name: 'shared-budget-histories',
  needs: ['shared-budget'],
  expectedSeconds: { smoke: 2, standard: 4, soak: 120 },
  sampling: 'once',
  run(lab) {
    const { sharedBudget, name } = lab.subject;
    if (sharedBudget === undefined) {
      throw new HarnessError('ERR_SUBJECT', `${name}: needs sharedBudget.create(options)`);
    }
    const options = {
      cap: CAP_MICROS / MICROS_PER_UNIT,
      maxReservations: RESERVATIONS_MAX,
      reservationTtlMs: TTL_MS,
    };
    return historyMeasurement(lab, {
      plural: 'budgets',
      objects: { smoke: 200, standard: 200, soak: 1_000 },
      create: () => sharedBudget.create(options).handle,
      worker: new URL('./history-budget.worker.js', import.meta.url),
      model: budgetModel({ cap: CAP_MICROS }),
      codes: { begin: BUDGET.reserve, success: BUDGET.commit, failure: BUDGET.release },
    });
  },
});
