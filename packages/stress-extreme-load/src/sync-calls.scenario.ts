import {
  defineScenario,
  heapUsedAfterGcBytes,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { steadyBreaker, steadyLoad } from './steady-load.js';

const CALLS = { smoke: 1_000, standard: 100_000, soak: 5_000_000 };
const WARM_UP_CALLS = 1_000;
const STEADY = { failureRate: 0.1, latencyMs: 0 };

/** Synchronous calls back to back: as concurrent as synchronous code in one thread can be. */
export default defineScenario({
  name: 'sync-calls',
  needs: ['sync'],
  expectedSeconds: { smoke: 1, standard: 1, soak: 30 },
  sampling: 'once',
  async run(lab) {
    const calls = lab.pick(CALLS);
    const breaker = steadyBreaker(lab);

    lab.phase('warm-up');
    const warmUp = steadyLoad(lab, { breaker, phase: { name: 'warm-up', ...STEADY } });
    for (let i = 0; i < WARM_UP_CALLS; i++) warmUp.guarded.runSync();
    const { recorder, guarded } = steadyLoad(lab, { breaker, phase: { name: 'load', ...STEADY } });
    const heapBeforeBytes = await heapUsedAfterGcBytes();
    lab.phase(`${calls} calls`);
    const startMs = nowMs();
    for (let i = 0; i < calls; i++) guarded.runSync();
    const durationMs = nowMs() - startMs;

    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
      metrics: { rejections: recorder.counts.rejected, ...guarded.conservation },
    });
  },
});
