import {
  CallRecorder,
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { NonsenseTally } from './nonsense-tally.js';
import { PesteredBudget } from './pestered-budget.js';
import { withinOneUtcDay } from './utc-day.js';

const BUDGETS = { smoke: 100, standard: 500, soak: 30_000 };
const WARM_UP_BUDGETS = 20;

/** Amounts that are none, wherever an amount is asked for, in budgets that are empty, busy or full. */
export default defineScenario({
  name: 'bad-amounts',
  needs: ['cost', 'reservations'],
  expectedSeconds: { smoke: 1, standard: 2, soak: 40 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

async function measure(lab: Lab): Promise<Measurement> {
  const random = lab.random('budgets');
  const pester = (tally: NonsenseTally): Promise<void> =>
    new PesteredBudget(lab, { tally, random }).pester();
  lab.phase('warm-up');
  for (let i = 0; i < WARM_UP_BUDGETS; i++) await pester(new NonsenseTally(new CallRecorder()));
  const recorder = new CallRecorder();
  const tally = new NonsenseTally(recorder);
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  lab.phase(`${lab.pick(BUDGETS)} budgets`);
  for (let i = 0; i < lab.pick(BUDGETS); i++) await pester(tally);
  const durationMs = nowMs() - startMs;

  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
    notes: tally.notes,
    metrics: { ...tally.counts },
  });
}
