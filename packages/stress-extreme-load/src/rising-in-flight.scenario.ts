import {
  CallRecorder,
  defineScenario,
  heapUsedAfterGcBytes,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { type InFlightWave, inFlightWave } from './in-flight-wave.js';
import { steadyBreaker } from './steady-load.js';

/** Calls in flight at once. */
const SIZES = {
  smoke: [1_500, 10_000],
  standard: [1_500, 5_000, 15_000, 50_000, 100_000],
  soak: [1_500, 5_000, 15_000, 50_000, 100_000, 300_000, 1_000_000],
};
const WARM_UP_CALLS = 1_500;
/** In time of its own; a sound breaker takes a tenth for all waves. */
const PATIENCE_MS = { smoke: 10_000, standard: 20_000, soak: 200_000 };

/** More and more calls at once, all held until the last is there. */
export default defineScenario({
  name: 'rising-in-flight',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 1, soak: 12 },
  sampling: 'once',
  async run(lab) {
    const breaker = steadyBreaker(lab);
    const random = lab.random('upstream');
    lab.phase('warm-up');
    await inFlightWave(breaker, { calls: WARM_UP_CALLS, random });
    const heapBeforeBytes = await heapUsedAfterGcBytes();
    const recorder = new CallRecorder('waves');
    const waves: Omit<InFlightWave, 'recorder'>[] = [];
    const startMs = nowMs();
    for (const calls of lab.pick(SIZES)) {
      // Not even if a call took longer the more there are, as it should not.
      const last = waves.at(-1);
      const atWorstMs = last === undefined ? 0 : last.ownMs * (calls / last.calls) ** 2;
      if (atWorstMs > lab.pick(PATIENCE_MS)) break;
      lab.phase(`${calls} in flight`);
      const { recorder: own, ...wave } = await inFlightWave(breaker, { calls, random });
      recorder.append(own);
      waves.push(wave);
    }
    const durationMs = nowMs() - startMs;
    const worst = (read: (wave: (typeof waves)[number]) => number): number =>
      Math.max(...waves.map(read));
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
      metrics: {
        callsInFlightMax: worst(({ calls }) => calls),
        inFlightShortfall: worst(({ shortfall }) => shortfall),
        unsettledCalls: worst(({ conservation }) => conservation.unsettledCalls),
        mismatchedOutcomes: worst(({ conservation }) => conservation.mismatchedOutcomes),
        unexpectedErrors: worst(({ conservation }) => conservation.unexpectedErrors),
        rejections: recorder.counts.rejected,
      },
      tables: [
        {
          title: 'calls in flight at once',
          rows: waves.map(({ calls, ownMs, heapBytesPerCall }) => ({
            calls,
            usPerCall: (ownMs / calls) * 1_000,
            heapBytesPerCall,
          })),
        },
      ],
    });
  },
});
