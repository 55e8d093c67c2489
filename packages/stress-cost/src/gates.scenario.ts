import {
  CallRecorder,
  defineScenario,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import type { GatesRecords } from './gates-breaker-run.js';
import { type GatesLine, LINES, USED_PERCENTS } from './gates-cell.js';
import { GatesConduct } from './gates-conduct.js';
import { drawGatesPlan } from './gates-plan.js';
import { GatesTally } from './gates-tally.js';
import { GatesTrial } from './gates-trial.js';

/** How often the whole sweep is made, each time with other caps, rules and orders. */
const SWEEPS = { smoke: 3, standard: 18, soak: 900 };

/** How much is used × which rules there are × what the circuit is, against a reference. */
export default defineScenario({
  name: 'gates',
  needs: ['cost', 'clock', 'calendar', 'cost-circuit', 'cost-rules'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 180 },
  sampling: 'once',
  bearsNeighbour: true,
  run: measure,
});

async function measure(lab: Lab): Promise<Measurement> {
  // Nobody reads the stacks of a hundred thousand refusals.
  Error.stackTraceLimit = 0;
  const sweeps = lab.pick(SWEEPS);
  const recorder = new CallRecorder();
  const records = { recorder, conduct: new GatesConduct(), tally: new GatesTally() };
  const cells = new Set<string>();
  let weakerNearerTheCap = 0;
  const startMs = nowMs();
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (sweep % Math.ceil(sweeps / 4) === 0) lab.phase(`sweep ${sweep + 1} of ${sweeps}`);
    for (const [index, line] of LINES.entries()) {
      const random = lab.random(`sweep ${sweep}, line ${index}`);
      weakerNearerTheCap += await walkLine(lab, { line, random, records, cells });
    }
  }
  const { conduct, tally } = records;
  return measurementOf({
    recorder,
    durationMs: nowMs() - startMs,
    heapGrowthBytes: null,
    notes: [...tally.notes, `${sweeps} sweeps over ${cells.size} cells`],
    metrics: {
      ...tally.counts,
      ...conduct.counts,
      weakerNearerTheCap,
      cellsSeen: cells.size,
      unsettledCalls: recorder.counts.timedOut,
    },
  });
}

/** @returns in how many of its cells more was let in than in the one before. */
async function walkLine(
  lab: Lab,
  {
    line,
    random,
    records,
    cells,
  }: {
    line: GatesLine;
    random: ReturnType<Lab['random']>;
    records: GatesRecords;
    cells: Set<string>;
  },
): Promise<number> {
  const plan = drawGatesPlan(random, line);
  let weaker = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const usedPercent of USED_PERCENTS) {
    const trial = new GatesTrial(lab, plan, { ...records, random });
    const { admitted, isInPlace } = await trial.run(usedPercent);
    if (admitted > before) weaker++;
    before = admitted;
    if (isInPlace) cells.add(`${line.rules.join()} ${line.circuit} ${usedPercent}`);
  }
  return weaker;
}
