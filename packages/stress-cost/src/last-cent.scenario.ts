import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
  type SeededRandom,
} from '@breaker-lab/stress-harness';
import { BudgetRun } from './budget-run.js';
import { CostAudit } from './cost-audit.js';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { exactOrder } from './order.js';
import { withinOneUtcDay } from './utc-day.js';

const EDGES = { smoke: 150, standard: 1_000, soak: 50_000 };
const PRICE_MICROS_MAX = 100_000;
const CALLS_PER_EDGE_MAX = 50;
const ADDITIONS = { smoke: 100_000, standard: 200_000, soak: 10_000_000 };
const ADDED_AT_ONCE = 1_000;
/** 0.1, 0.2, 0.3, 0.07, 0.29, 1.005, 4.35 and one micro-unit: sums of doubles drift over these. */
const AMOUNTS_MICROS = [100_000, 200_000, 300_000, 70_000, 290_000, 1_005_000, 4_350_000, 1];

const WARM_UP = { bursts: 100, calls: 100 };

/** Prices that divide the cap or do not, by one micro-unit, and a great many additions. */
export default defineScenario({
  name: 'last-cent',
  needs: ['cost'],
  expectedSeconds: { smoke: 2, standard: 3, soak: 200 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

/** So much that the engine has compiled what it is going to compile: that is no growth. */
async function warmUp(lab: Lab): Promise<void> {
  const audit = new CostAudit();
  const capMicros = WARM_UP.bursts * WARM_UP.calls;
  const breaker = createCostBreaker(lab, { capMicros });
  const run = new BudgetRun(audit, { breaker, capMicros });
  for (let i = 0; i < WARM_UP.bursts && !audit.stuck; i++) {
    for (let call = 0; call < WARM_UP.calls; call++) run.offer(exactOrder(1));
    await run.settleAll();
  }
  run.end();
}

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('edges');
  const edges = lab.pick(EDGES);
  const audit = new CostAudit();
  const start = (capMicros: number): BudgetRun =>
    new BudgetRun(audit, { breaker: createCostBreaker(lab, { capMicros }), capMicros });
  let lastCentsSpent = 0;
  lab.phase('warm-up');
  await warmUp(lab);
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();

  lab.phase(`${edges} caps on the edge`);
  for (let i = 0; i < edges && !audit.stuck; i++) {
    const edge = drawEdge(random);
    const run = start(edge.capMicros);
    for (let call = 0; call <= edge.affordable + 1; call++) {
      run.offer(exactOrder(edge.priceMicros));
      if (edge.oneByOne) await run.settleAll();
    }
    await run.settleAll();
    if (await run.spendTheRest()) lastCentsSpent++;
    run.end();
  }

  lab.phase(`${lab.pick(ADDITIONS)} additions`);
  const amounts = Array.from({ length: lab.pick(ADDITIONS) }, amountAt);
  const run = start(amounts.reduce((sum, micros) => sum + micros, 0));
  for (let next = 0; next < amounts.length && !audit.stuck; next += ADDED_AT_ONCE) {
    for (const micros of amounts.slice(next, next + ADDED_AT_ONCE)) run.offer(exactOrder(micros));
    await run.settleAll();
  }
  amounts.length = 0;
  await run.spendTheRest();
  run.end();
  const durationMs = nowMs() - startMs;

  return measurementOf({
    recorder: audit.recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    metrics: { ...audit.metrics, lastCentsSpent },
  });
}

/** A cap that pays for a whole number of calls, or is one micro-unit off it. */
function drawEdge(random: SeededRandom): {
  priceMicros: number;
  capMicros: number;
  affordable: number;
  oneByOne: boolean;
} {
  const priceMicros = 2 + random.index(PRICE_MICROS_MAX);
  const calls = 1 + random.index(CALLS_PER_EDGE_MAX);
  const capMicros = priceMicros * calls + random.index(3) - 1;
  const affordable = Math.floor(capMicros / priceMicros);
  return { priceMicros, capMicros, affordable, oneByOne: random.share() < 0.5 };
}

function amountAt(_: unknown, position: number): number {
  return AMOUNTS_MICROS[position % AMOUNTS_MICROS.length] ?? 0;
}
