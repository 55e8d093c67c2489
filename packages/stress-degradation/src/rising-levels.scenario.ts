import { defineScenario, type Lab, measurementOf } from '@breaker-lab/stress-harness';
import { LevelCosts } from './level-costs.js';
import { LevelLoad } from './level-load.js';
import { FLOOR_LEVEL, LEVELS_BY_PROFILE } from './levels.js';
import { costRatio } from './paired-cost.js';
import { type Patience, patience } from './patience.js';
import { noBreaker, steadyBreaker } from './steady-breaker.js';
import { TimedWaves } from './timed-waves.js';
import { worstConservation } from './worst-conservation.js';

const REPEATS = { smoke: 3, standard: 5, soak: 50 };
/** A batch takes over a millisecond: long for the clock, short for anything to come between. */
const OPERATIONS = 2_000;
const SERVICE_MS = 10;
const SERVICE_WAVES = { smoke: 2, standard: 5, soak: 20 };
const WARM_UP_MS = 1_000;
/** A slow subject gets no further repeats after so long. */
const PATIENCE_MS = { smoke: 2_000, standard: 6_000, soak: 60_000 };

/** Levels in flight in random order, again and again; what a call costs beside a bare twin. */
export default defineScenario({
  name: 'rising-levels',
  needs: [],
  expectedSeconds: { smoke: 6, standard: 12, soak: 120 },
  sampling: 'agreement',
  limits: { semiSpaceMib: 64 },
  async run(lab) {
    const breaker = steadyBreaker(lab);
    const guarded = new LevelLoad(breaker, lab.random('upstream'));
    const bare = new LevelLoad(noBreaker, lab.random('upstream'));
    const service = new TimedWaves(breaker, lab.random('service'), { serviceMs: SERVICE_MS });
    const costs = await costsOf(lab, { guarded, bare });

    lab.phase('service time');
    const floorLevels = lab.pick(LEVELS_BY_PROFILE).filter((level) => level <= FLOOR_LEVEL);
    const order = lab.random(`service order ${lab.processIndex}`);
    for (let wave = 0; wave < lab.pick(SERVICE_WAVES); wave++) {
      for (const level of order.shuffled(floorLevels)) {
        if (!guarded.stuck) await service.run(level);
      }
    }

    const { recorder } = guarded;
    return measurementOf({
      recorder,
      durationMs: guarded.busyMs,
      heapGrowthBytes: null,
      metrics: {
        upstreamInFlightMax: guarded.upstream.maxInFlight,
        successShare: recorder.counts.succeeded / recorder.counts.offered,
        rejections: recorder.counts.rejected,
        latencyRatio: service.latencyRatio,
        ...costs.figures,
        ...worstConservation([guarded, service]),
      },
      notes: costs.notes,
    });
  },
});

type Sides = Record<'guarded' | 'bare', LevelLoad>;

async function costsOf(lab: Lab, sides: Sides): Promise<LevelCosts> {
  const levels = lab.pick(LEVELS_BY_PROFILE);
  const order = lab.random(`order ${lab.processIndex}`);
  const repeats = lab.pick(REPEATS);
  const costs = new LevelCosts(levels);
  lab.phase('warm-up');
  await lookOnce(new LevelCosts(levels), {
    sides,
    levels,
    guardedFirst: true,
    ...patience(WARM_UP_MS),
  });
  const { timeIsUp } = patience(lab.pick(PATIENCE_MS));
  for (let repeat = 0; repeat < repeats; repeat++) {
    lab.phase(`levels 10 to 10,000, shuffled (${repeat + 1} of ${repeats})`);
    const guardedFirst = (repeat + lab.processIndex) % 2 === 0;
    await lookOnce(costs, { sides, levels: order.shuffled(levels), guardedFirst, timeIsUp });
    lab.debug('costs', { repeat, notes: costs.notes });
  }
  return costs;
}

interface Look extends Patience {
  readonly sides: Sides;
  readonly levels: readonly number[];
  readonly guardedFirst: boolean;
}

/** Adds one sample of each level, in the order given. */
async function lookOnce(
  costs: LevelCosts,
  { sides, levels, guardedFirst, timeIsUp }: Look,
): Promise<void> {
  const { guarded, bare } = sides;
  for (const level of levels) {
    if (guarded.stuck || timeIsUp()) return;
    const work = { level, operations: OPERATIONS };
    const ratio = await costRatio(
      { guarded: () => guarded.batch(work), bare: () => bare.batch(work) },
      { guardedFirst },
    );
    costs.addRatio(level, ratio);
    costs.addBytes(level, {
      guarded: await guarded.bytesPerCall(level),
      bare: await bare.bytesPerCall(level),
    });
  }
}
