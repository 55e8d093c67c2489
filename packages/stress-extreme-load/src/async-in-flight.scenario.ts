import {
  defineScenario,
  heapUsedAfterGcBytes,
  measurementOf,
  nowMs,
  settled,
} from '@breaker-lab/stress-harness';
import { steadyBreaker, steadyLoad, type SteadyLoad } from './steady-load.js';

const CALLS = { smoke: 1_500, standard: 1_500, soak: 20_000 };
const WAVES = { smoke: 5, standard: 40, soak: 200 };
const STEADY = { failureRate: 0.05, latencyMs: 20 };
const PATIENCE_MS = 5_000;

/** Every caller of a wave starts in one tick, so that all of them are in flight at once. */
export default defineScenario({
  name: 'async-in-flight',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 3, soak: 60 },
  sampling: 'once',
  async run(lab) {
    const callsPerWave = lab.pick(CALLS);
    const waves = lab.pick(WAVES);
    const breaker = steadyBreaker(lab);
    const wave = async ({ guarded, recorder }: SteadyLoad): Promise<void> => {
      for (let i = 0; i < callsPerWave; i++) void guarded.run();
      await settled(recorder, { patienceMs: PATIENCE_MS });
    };

    lab.phase('warm-up');
    await wave(steadyLoad(lab, { breaker, phase: { name: 'warm-up', ...STEADY } }));
    const load = steadyLoad(lab, { breaker, phase: { name: 'load', ...STEADY } });
    const heapBeforeBytes = await heapUsedAfterGcBytes();
    lab.phase(`${waves} waves of ${callsPerWave}`);
    const startMs = nowMs();
    for (let i = 0; i < waves; i++) await wave(load);
    const durationMs = nowMs() - startMs;

    return measurementOf({
      recorder: load.recorder,
      durationMs,
      heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
      metrics: {
        upstreamInFlightMax: load.upstream.maxInFlight,
        rejections: load.recorder.counts.rejected,
        ...load.guarded.conservation,
      },
    });
  },
});
