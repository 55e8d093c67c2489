import { defineScenario, heapUsedAfterGcBytes, measurementOf } from '@breaker-lab/stress-harness';
import { patience } from './patience.js';
import { patientBreaker } from './steady-breaker.js';
import { type WindowFigures, windowFigures, windowNotes, worstFigures } from './window-costs.js';
import { fillWindow } from './window-filling.js';
import { WindowPairs } from './window-pairs.js';

const WINDOW_CALLS = { smoke: 100_000, standard: 1_000_000, soak: 10_000_000 };
const FAILURE_RATES = [0, 0.5, 1];
const WINDOW_MS = 3_600_000;
/** Several times what a sound breaker takes, in time of its own. */
const PATIENCE_MS = { smoke: 2_000, standard: 8_000, soak: 60_000 };

/** A window that fills up with calls of which none, half or all fail. */
export default defineScenario({
  name: 'window-growth',
  needs: [],
  expectedSeconds: { smoke: 2, standard: 6, soak: 60 },
  sampling: 'once',
  limits: { semiSpaceMib: 64 },
  async run(lab) {
    const windowCalls = lab.pick(WINDOW_CALLS);
    const patienceMs = lab.pick(PATIENCE_MS);
    const pairs = new WindowPairs();
    const filled: number[] = [];
    const heapGrowths: number[] = [];
    const figures: WindowFigures[] = [];
    const notes: string[] = [];

    lab.phase('warm-up');
    await pairs.warmUp(() => patientBreaker(lab, { windowMs: WINDOW_MS }), patience(patienceMs));
    for (const failureRate of FAILURE_RATES) {
      const name = `${failureRate * 100} % failing`;
      lab.phase(`${windowCalls} calls, ${name}`);
      const heapBeforeBytes = await heapUsedAfterGcBytes();
      const breaker = patientBreaker(lab, { windowMs: WINDOW_MS });
      const pair = pairs.next({ name, breaker, failureRate });
      const costs = await fillWindow({ ...pair, ...patience(patienceMs), windowCalls });
      heapGrowths.push((await heapUsedAfterGcBytes()) - heapBeforeBytes);
      filled.push(pair.guarded.offered);
      figures.push(windowFigures(costs));
      notes.push(...windowNotes(name, costs));
    }

    return measurementOf({
      recorder: pairs.recorder,
      durationMs: pairs.busyMs,
      heapGrowthBytes: Math.max(...heapGrowths),
      metrics: {
        windowCalls: Math.min(...filled),
        rejections: pairs.recorder.counts.rejected,
        ...worstFigures(figures),
        ...pairs.conservation,
      },
      notes,
    });
  },
});
