import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { BudgetRun } from './budget-run.js';
import { CostAudit } from './cost-audit.js';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { dollars } from './dollars.js';
import { exactOrder } from './order.js';
import { withinOneUtcDay } from './utc-day.js';

const CENT_MICROS = 10_000;
/** What each crowd would cost is ten times its cap. */
const CROWD = { calls: 1_000, capMicros: 100 * CENT_MICROS };
const GREAT_CROWD = { calls: 100_000, capMicros: 10_000 * CENT_MICROS };
const CROWDS = { smoke: 1, standard: 20, soak: 1_000 };
const GREAT_CROWDS = { smoke: 0, standard: 1, soak: 50 };
/** Most calls that settle in one tick. */
const SETTLED_AT_ONCE = 50;

/** All callers start in one tick; those admitted are all in flight before the first one settles. */
export default defineScenario({
  name: 'concurrent-cap',
  needs: ['cost'],
  expectedSeconds: { smoke: 1, standard: 2, soak: 90 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('settlements');
  const crowd = async (audit: CostAudit, { calls, capMicros }: typeof CROWD): Promise<number> => {
    const run = new BudgetRun(audit, { breaker: createCostBreaker(lab, { capMicros }), capMicros });
    for (let i = 0; i < calls; i++) run.offer(exactOrder(CENT_MICROS));
    await run.quiet();
    const settling = random.shuffled([...run.upstream.open]);
    while (settling.length > 0 && !audit.stuck) {
      for (const call of settling.splice(-1 - random.index(SETTLED_AT_ONCE))) {
        run.upstream.settle(call);
      }
      await run.quiet();
    }
    run.end();
    return run.ledger.spentMicros;
  };

  lab.phase('warm-up');
  await crowd(new CostAudit(), CROWD);
  const audit = new CostAudit();
  const crowds = Array<typeof CROWD>(lab.pick(CROWDS)).fill(CROWD);
  crowds.push(...Array<typeof CROWD>(lab.pick(GREAT_CROWDS)).fill(GREAT_CROWD));
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  let spentMicros = 0;
  let overshootMicros = 0;
  lab.phase(`${crowds.length} crowds of ${CROWD.calls} and more`);
  for (const each of crowds) {
    if (audit.stuck) break;
    const spentByCrowdMicros = await crowd(audit, each);
    spentMicros += spentByCrowdMicros;
    overshootMicros = Math.max(overshootMicros, spentByCrowdMicros - each.capMicros);
  }
  const durationMs = nowMs() - startMs;

  const { recorder, metrics } = audit;
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    headline: `${CROWD.calls.toLocaleString('en-US')} calls and more, estimates exact: overshoot ${dollars(overshootMicros)} of ${dollars(CROWD.capMicros)} and more, bound $0.00`,
    metrics: { ...metrics, callsRun: recorder.counts.succeeded, spentMicros },
  });
}
