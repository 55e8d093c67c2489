import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { CostAudit } from './cost-audit.js';
import { LOCAL_DAYS } from './local-days.js';
import { WalkedDays } from './walked-days.js';

/** How often each stretch of days is walked in order, and by steps. */
const ROUNDS = { smoke: 2, standard: 12, soak: 500 };

/** Days that are not 24 hours long, and wall clocks that are set, with money in flight. */
export default defineScenario({
  name: 'calendar',
  needs: ['cost', 'clock', 'calendar'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 70 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => measure(lab),
});

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('days');
  const audit = new CostAudit();
  const counts = { daysWalked: 0, daysNotSpent: 0, stepsBack: 0 };
  const walk = async (into: CostAudit, days: (typeof LOCAL_DAYS)[number]): Promise<void> => {
    const walked = new WalkedDays(lab, days, { audit: into, random });
    await walked.inOrder();
    const stepped = new WalkedDays(lab, days, { audit: into, random });
    await stepped.bySteps();
    if (into !== audit) return;
    counts.daysWalked += walked.daysOpened;
    counts.daysNotSpent += walked.daysNotSpent;
    counts.stepsBack += stepped.stepsBack;
  };

  lab.phase('warm-up');
  for (const days of LOCAL_DAYS) await walk(new CostAudit(), days);
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  for (let round = 0; round < lab.pick(ROUNDS) && !audit.stuck; round++) {
    lab.phase(`round ${round}`);
    for (const days of random.shuffled(LOCAL_DAYS)) await walk(audit, days);
  }
  const durationMs = nowMs() - startMs;

  return measurementOf({
    recorder: audit.recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    metrics: { ...audit.metrics, ...counts },
  });
}
