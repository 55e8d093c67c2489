import { CallRecorder, defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, HEAVY_OPERATIONS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';
import { PATIENT } from './patient-breaker.js';

/** Breakers that a registry may keep: far fewer than there are keys. */
export const BREAKERS_MAX = 100;

const answers = (): Promise<number> => Promise.resolve(1);
const succeed = { end: 'succeeded' } as const;

/** One call for each of many keys, through a registry that keeps a hundred breakers. */
export default defineScenario({
  name: 'registry-keys',
  needs: ['registry'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const registry = lab.subject.createKeyed?.({ maxBreakers: BREAKERS_MAX, breaker: PATIENT });
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    let keys = 0;
    let breakersMax = 0;
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: HEAVY_OPERATIONS,
      segment: async (operations) => {
        for (let i = 0; i < operations; i++) {
          const key = `host ${keys++}`;
          await calls.run(async () => registry?.get(key).execute(answers), succeed);
          breakersMax = Math.max(breakersMax, registry?.size() ?? NaN);
        }
      },
    });
    registry?.dispose?.();
    return measurementOf({
      recorder,
      ...findings,
      metrics: { ...metrics, breakersMax, ...calls.figures },
    });
  },
});
