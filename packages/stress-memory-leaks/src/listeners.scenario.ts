import { CallRecorder, defineScenario, type Lab, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, OPERATIONS } from './leak-load.js';
import { MaxListenersWarnings } from './max-listeners-warnings.js';
import { MeantCalls } from './meant-calls.js';
import { patientBreaker } from './patient-breaker.js';

const ONE_HOUR_MS = 3_600_000;
const FAULT = new Error('scripted upstream failure');
const LISTENERS = 3;

/** Listeners that are added and removed, on a breaker that lives on. */
export default defineScenario({
  name: 'listeners',
  needs: ['listeners'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const warnings = new MaxListenersWarnings();
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    const breaker = patientBreaker(lab);
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: OPERATIONS,
      segment: async (operations) => {
        for (let i = 0; i < operations; i += LISTENERS) {
          const removals = Array.from({ length: LISTENERS }, () =>
            breaker.subscribe?.(() => undefined),
          );
          for (const remove of removals) remove?.();
        }
        await calls.run(() => breaker.execute(() => Promise.resolve(1)), { end: 'succeeded' });
      },
    });
    breaker.dispose?.();
    const { heard, heardAfterRemoval } = await openingHeard(lab, calls);
    return measurementOf({
      recorder,
      ...findings,
      metrics: {
        ...metrics,
        heard,
        heardAfterRemoval,
        maxListenersWarnings: warnings.count,
        ...calls.figures,
      },
    });
  },
});

/** One opening: heard by the listeners that are on, and by none that was removed. */
async function openingHeard(
  { subject }: Lab,
  calls: MeantCalls,
): Promise<{ heard: number; heardAfterRemoval: number }> {
  const breaker = subject.create({
    trip: { kind: 'consecutive', failures: 1 },
    openDurationMs: ONE_HOUR_MS,
    halfOpenTrials: 1,
  });
  let heard = 0;
  let heardAfterRemoval = 0;
  const removals = Array.from({ length: LISTENERS }, () =>
    breaker.subscribe?.(() => heardAfterRemoval++),
  );
  breaker.subscribe?.(() => heard++);
  for (const remove of removals) remove?.();
  await calls.run(() => breaker.execute(() => Promise.reject(FAULT)), {
    end: 'failed',
    isMeant: (error) => error === FAULT,
  });
  breaker.dispose?.();
  return { heard, heardAfterRemoval };
}
