import {
  CallRecorder,
  defineScenario,
  heldResources,
  measurementOf,
  resourcesLeft,
} from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, OPERATIONS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';
import { patientBreaker } from './patient-breaker.js';

const ONE_HOUR_MS = 3_600_000;

const answers = (): Promise<number> => Promise.resolve(1);
const succeed = { end: 'succeeded' } as const;

/** Calls that end long before their time is up. */
export default defineScenario({
  name: 'timers',
  needs: ['timeout'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const breaker = patientBreaker(lab, { timeoutMs: ONE_HOUR_MS });
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    const call = (): Promise<void> => calls.run(() => breaker.execute(answers), succeed);
    await call();
    const before = await heldResources();
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: OPERATIONS,
      segment: async (operations) => {
        for (let i = 0; i < operations; i++) await call();
      },
    });
    const left = resourcesLeft(before, await heldResources());
    breaker.dispose?.();
    return measurementOf({
      recorder,
      ...findings,
      metrics: { ...metrics, ...left, ...calls.figures },
    });
  },
});
