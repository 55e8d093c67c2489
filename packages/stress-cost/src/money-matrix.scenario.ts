import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { CostAudit } from './cost-audit.js';
import { MatrixBudget } from './matrix-budget.js';
import type { MatrixCell } from './matrix-cell.js';

const BUDGETS = { smoke: 24, standard: 200, soak: 10_000 };
/** So many that the engine has compiled what it is going to compile: that is no growth. */
const WARM_UP_BUDGETS = { smoke: 4, standard: 60, soak: 60 };
/** Phases announced over a run. */
const STRETCHES = 4;

/** Every way in which a call can be judged, end and meet midnight, in seeded order. */
export default defineScenario({
  name: 'money-matrix',
  needs: ['cost', 'clock', 'calendar'],
  expectedSeconds: { smoke: 1, standard: 4, soak: 150 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => measure(lab),
});

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('matrix');
  const budgets = lab.pick(BUDGETS);
  const seen = new Set<MatrixCell>();
  const audit = new CostAudit();
  const counts = { expiredCalls: 0, daysOpened: 0 };
  lab.phase('warm-up');
  const warmUp = { audit: new CostAudit(), random: lab.random('warm-up') };
  for (let i = 0; i < lab.pick(WARM_UP_BUDGETS) && !warmUp.audit.stuck; i++) {
    await new MatrixBudget(lab, { ...warmUp, seen: new Set() }).spend();
  }
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  for (let i = 0; i < budgets && !audit.stuck; i++) {
    if (i % (budgets / STRETCHES) === 0) lab.phase(`${i} of ${budgets} budgets`);
    const budget = new MatrixBudget(lab, { audit, random, seen });
    await budget.spend();
    counts.expiredCalls += budget.expired;
    counts.daysOpened += budget.days;
  }
  const durationMs = nowMs() - startMs;

  const { recorder, metrics } = audit;
  const { failed, cancelled } = recorder.counts;
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    metrics: {
      ...metrics,
      ...counts,
      cellsSeen: seen.size,
      failedCalls: failed,
      cancelledCalls: cancelled,
    },
  });
}
