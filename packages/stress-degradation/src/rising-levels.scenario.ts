import { defineScenario, type Lab, measurementOf } from '@breaker-lab/stress-harness';
import { LevelCosts } from './level-costs.js';
import { LevelLoad } from './level-load.js';
import { FLOOR_LEVELS, LEVELS } from './levels.js';
import { costRatio } from './paired-cost.js';
import { patience } from './patience.js';
import { noBreaker, steadyBreaker } from './steady-breaker.js';
import { TimedWaves } from './timed-waves.js';
import { worstConservation } from './worst-conservation.js';

const REPEATS = { smoke: 3, standard: 7, soak: 50 };
/** A batch takes over a millisecond: long for the clock, short for anything to come between. */
const OPERATIONS = 2_000;
const WARM_UP_OPERATIONS = 2_000;
const SERVICE_MS = 10;
const SERVICE_WAVES = { smoke: 2, standard: 5, soak: 20 };
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
    const order = lab.random(`service order ${lab.processIndex}`);
    for (let wave = 0; wave < lab.pick(SERVICE_WAVES); wave++) {
      for (const level of order.shuffled(FLOOR_LEVELS)) {
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

async function costsOf(
  lab: Lab,
  { guarded, bare }: Record<'guarded' | 'bare', LevelLoad>,
): Promise<LevelCosts> {
  const costs = new LevelCosts(LEVELS);
  const order = lab.random(`order ${lab.processIndex}`);
  const repeats = lab.pick(REPEATS);
  const { timeIsUp } = patience(lab.pick(PATIENCE_MS));
  lab.phase('warm-up');
  for (const level of LEVELS) {
    await guarded.batch({ level, operations: WARM_UP_OPERATIONS });
    await bare.batch({ level, operations: WARM_UP_OPERATIONS });
  }
  for (let repeat = 0; repeat < repeats; repeat++) {
    lab.phase(`levels 10 to 10,000, shuffled (${repeat + 1} of ${repeats})`);
    for (const level of order.shuffled(LEVELS)) {
      if (guarded.stuck || timeIsUp()) break;
      const work = { level, operations: OPERATIONS };
      const ratio = await costRatio(
        { guarded: () => guarded.batch(work), bare: () => bare.batch(work) },
        { guardedFirst: (repeat + lab.processIndex) % 2 === 0 },
      );
      costs.addRatio(level, ratio);
      costs.addBytes(level, {
        guarded: await guarded.bytesPerCall(level),
        bare: await bare.bytesPerCall(level),
      });
      lab.debug('level', { repeat, level, ratio });
    }
  }
  return costs;
}
