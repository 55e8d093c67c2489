import { defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { patience } from './patience.js';
import { patientBreaker } from './steady-breaker.js';
import { windowCost, type WindowCost, windowFigures, windowNotes } from './window-costs.js';
import { WindowPairs } from './window-pairs.js';

const WINDOW_CALLS = { smoke: 20_000, standard: 200_000, soak: 1_000_000 };
/** Nearly empty, then the top 16× of sizes. */
const SIZES = [1 / 200, 1 / 16, 1 / 4, 1];
const WINDOW_MS = 10_000;
const FAILURE_RATE = 0.5;
/** Calls made before cost is looked at, in windows: it is full then, and forgets. */
const RUN_UP = 1.25;
/** For each size, in time of its own: several times what a sound breaker takes. */
const PATIENCE_MS = { smoke: 1_000, standard: 4_000, soak: 10_000 };

/** Full windows of several sizes, in which every call that comes lets an old one go. */
export default defineScenario({
  name: 'sliding-window',
  needs: ['clock'],
  expectedSeconds: { smoke: 2, standard: 3, soak: 5 },
  sampling: 'once',
  limits: { semiSpaceMib: 128 },
  async run(lab) {
    const patienceMs = lab.pick(PATIENCE_MS);
    const pairs = new WindowPairs();
    const costs: WindowCost[] = [];

    lab.phase('warm-up');
    await pairs.warmUp(() => patientBreaker(lab, { windowMs: WINDOW_MS }), patience(patienceMs));
    for (const share of SIZES) {
      const windowCalls = lab.pick(WINDOW_CALLS) * share;
      const name = `${windowCalls} in the window`;
      lab.phase(name);
      let clockMs = 0;
      const pair = pairs.next({
        name,
        breaker: patientBreaker(lab, { windowMs: WINDOW_MS, nowMs: () => clockMs }),
        failureRate: FAILURE_RATE,
        beforeGuardedCall: () => {
          clockMs += WINDOW_MS / windowCalls;
        },
      });
      const { timeIsUp } = patience(patienceMs);
      await pair.guarded.add(windowCalls * RUN_UP, { timeIsUp });
      if (pair.guarded.stuck || timeIsUp()) break;
      costs.push({ windowCalls, ...(await windowCost(pair)) });
    }

    return measurementOf({
      recorder: pairs.recorder,
      durationMs: pairs.busyMs,
      heapGrowthBytes: null,
      metrics: {
        windowCalls: costs.at(-1)?.windowCalls ?? 0,
        rejections: pairs.recorder.counts.rejected,
        ...windowFigures(costs),
        ...pairs.conservation,
      },
      notes: windowNotes('sliding', costs),
    });
  },
});
