import { defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { LevelLoad } from './level-load.js';
import { LEVELS_BY_PROFILE } from './levels.js';
import { steadyBreaker } from './steady-breaker.js';
import { TimedWaves } from './timed-waves.js';
import { worstConservation } from './worst-conservation.js';

const REPEATS = { smoke: 2, standard: 5, soak: 100 };
const SERVICE_MS = 30;
/** Above, starting so many calls takes as long as serving them. */
const TIMED_LEVEL_MAX = 1_000;

/** Calls that all wait at once: none may wait for another. */
export default defineScenario({
  name: 'not-serialised',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 3, soak: 60 },
  sampling: 'once',
  async run(lab) {
    const breaker = steadyBreaker(lab);
    const held = new LevelLoad(breaker, lab.random('held'));
    const timed = new TimedWaves(breaker, lab.random('timed'), { serviceMs: SERVICE_MS });
    const order = lab.random('order');
    const repeats = lab.pick(REPEATS);
    let heldUpCalls = 0;

    for (let repeat = 0; repeat < repeats; repeat++) {
      lab.phase(`levels 10 to 10,000, shuffled (${repeat + 1} of ${repeats})`);
      for (const level of order.shuffled(lab.pick(LEVELS_BY_PROFILE))) {
        heldUpCalls += await held.heldUp(level);
        if (!held.stuck) await timed.run(level);
      }
    }

    const { recorder } = timed;
    return measurementOf({
      recorder,
      durationMs: timed.durationMs,
      heapGrowthBytes: null,
      metrics: {
        inFlightShortfall: timed.inFlightShortfall,
        heldUpCalls,
        waveTimeRatio: timed.waveTimeRatio(TIMED_LEVEL_MAX),
        rejections: recorder.counts.rejected + held.recorder.counts.rejected,
        ...worstConservation([held, timed]),
      },
    });
  },
});
