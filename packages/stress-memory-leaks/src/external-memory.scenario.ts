import { CallRecorder, defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { CALLS_PER_SUCCESS, EXPECTED_SECONDS, HEAVY_OPERATIONS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';
import { patientBreaker } from './patient-breaker.js';

const BODY_BYTES = 4_096;

/** A failure that carries what the upstream answered. */
class RefusedBody extends Error {
  readonly body = new ArrayBuffer(BODY_BYTES);
}

const answersWithBody = (): Promise<ArrayBuffer> => Promise.resolve(new ArrayBuffer(BODY_BYTES));
const failsWithBody = (): Promise<never> => Promise.reject(new RefusedBody());
const succeed = { end: 'succeeded' } as const;
const fail = { end: 'failed', isMeant: (error: unknown) => error instanceof RefusedBody } as const;

/** Calls that answer, and fail, with 4 kB outside of V8's heap. */
export default defineScenario({
  name: 'external-memory',
  needs: [],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const breaker = patientBreaker(lab);
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: HEAVY_OPERATIONS,
      segment: async (operations) => {
        for (let i = 0; i < operations; i++) {
          if (i % CALLS_PER_SUCCESS === 0) {
            await calls.run(() => breaker.execute(answersWithBody), succeed);
          } else await calls.run(() => breaker.execute(failsWithBody), fail);
        }
      },
    });
    breaker.dispose?.();
    return measurementOf({ recorder, ...findings, metrics: { ...metrics, ...calls.figures } });
  },
});
