import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { CostAudit } from './cost-audit.js';
import { MixedBudget } from './mixed-budget.js';
import { withinOneUtcDay } from './utc-day.js';

const BUDGETS = { smoke: 300, standard: 2_000, soak: 100_000 };
/** So many that the engine has compiled what it is going to compile: that is no growth. */
const WARM_UP_BUDGETS = { smoke: 50, standard: 500, soak: 500 };
/** Phases announced over a run. */
const STRETCHES = 4;

/** Many small budgets, each with its own seeded interleaving of admissions and settlements. */
export default defineScenario({
  name: 'mixed-outcomes',
  needs: ['cost', 'clock'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 150 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('interleavings');
  const budgets = lab.pick(BUDGETS);
  const seen = { expiredCalls: 0, lateSettlements: 0, overrunCalls: 0, lastCentsAdmitted: 0 };
  const audit = new CostAudit();
  lab.phase('warm-up');
  const warmUp = { audit: new CostAudit(), random: lab.random('warm-up') };
  for (let i = 0; i < lab.pick(WARM_UP_BUDGETS) && !warmUp.audit.stuck; i++) {
    await new MixedBudget(lab, warmUp).spend();
  }
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  for (let i = 0; i < budgets && !audit.stuck; i++) {
    if (i % (budgets / STRETCHES) === 0) lab.phase(`${i} of ${budgets} budgets`);
    const budget = new MixedBudget(lab, { audit, random });
    await budget.spend();
    seen.expiredCalls += budget.upstream.expired;
    seen.lateSettlements += budget.upstream.late;
    seen.overrunCalls += budget.upstream.overrun;
    if (budget.hadRoomAtEnd) seen.lastCentsAdmitted++;
  }
  const durationMs = nowMs() - startMs;

  const { recorder, metrics } = audit;
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    metrics: { ...metrics, ...seen, failedCalls: recorder.counts.failed },
  });
}
