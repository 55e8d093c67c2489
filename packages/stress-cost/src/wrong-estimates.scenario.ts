import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { CostAudit } from './cost-audit.js';
import { dollars } from './dollars.js';
import { type CrowdSize, MisjudgedCrowd } from './misjudged-crowd.js';
import type { Overshoot, OvershootLedger } from './overshoot-ledger.js';
import { withinOneUtcDay } from './utc-day.js';

/** By its estimates, each crowd would cost ten times its cap. */
const CROWD = { calls: 1_000, capMicros: 1_000_000 };
const GREAT_CROWD = { calls: 100_000, capMicros: 100_000_000 };
const CROWDS = { smoke: 12, standard: 30, soak: 2_000 };
const GREAT_CROWDS = { smoke: 0, standard: 1, soak: 50 };

/** All callers start in one tick; what they turn out to cost is 0.25 to 4 times what they said. */
export default defineScenario({
  name: 'wrong-estimates',
  needs: ['cost'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 120 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('crowds');
  const worst = new Map<CrowdSize, Overshoot>();
  let overshootAboveBoundMicros = 0;
  const seen = { admittedWhileOverCap: 0, capsPassed: 0, admittedAfterwards: 0 };
  const audit = new CostAudit();
  lab.phase('warm-up');
  const warmUp = { audit: new CostAudit(), random: lab.random('warm-up') };
  await new MisjudgedCrowd(lab, CROWD, warmUp).spend();
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  const sizes = Array<CrowdSize>(lab.pick(CROWDS)).fill(CROWD);
  sizes.push(...Array<CrowdSize>(lab.pick(GREAT_CROWDS)).fill(GREAT_CROWD));
  lab.phase(`${sizes.length} crowds of ${CROWD.calls} and more`);
  for (const size of sizes) {
    if (audit.stuck) break;
    const ledger = await spentBy(new MisjudgedCrowd(lab, size, { audit, random }));
    overshootAboveBoundMicros = Math.max(overshootAboveBoundMicros, ledger.aboveBoundMicros);
    seen.admittedWhileOverCap += ledger.admittedWhileOverCap;
    seen.capsPassed += ledger.capsPassed;
    seen.admittedAfterwards += ledger.admittedAfterwards;
    const before = worst.get(size)?.overshootMicros ?? -1;
    if (ledger.worst.overshootMicros > before) worst.set(size, ledger.worst);
  }
  const durationMs = nowMs() - startMs;

  return measurementOf({
    recorder: audit.recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    headline: [...worst].map(inMoney).join('; '),
    metrics: {
      ...audit.metrics,
      ...seen,
      overshootMicrosMax: Math.max(0, ...[...worst.values()].map((one) => one.overshootMicros)),
      overshootAboveBoundMicros,
    },
  });
}

/** Nothing of the crowd is alive afterwards but its account. */
async function spentBy(crowd: MisjudgedCrowd): Promise<OvershootLedger> {
  await crowd.spend();
  return crowd.ledger;
}

function inMoney([{ calls, capMicros }, { overshootMicros, boundMicros }]: [
  CrowdSize,
  Overshoot,
]): string {
  const crowd = `${calls.toLocaleString('en-US')} calls, estimates wrong by 0.25× to 4×`;
  return `${crowd}: overshoot ${dollars(overshootMicros)} of ${dollars(capMicros)}, bound ${dollars(boundMicros)}`;
}
