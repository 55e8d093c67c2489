import { CallRecorder, defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { CALLS_PER_SUCCESS, EXPECTED_SECONDS, HEAVY_OPERATIONS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';
import { patientBreaker } from './patient-breaker.js';

const TIMEOUT_MS = 2;
/** So few that their time-outs in a row are less than a window of 1,000 calls. */
const IN_FLIGHT = 500;

const answers = (): Promise<number> => Promise.resolve(1);
const hangs = (): Promise<number> => new Promise(() => undefined);

/** Calls of which four in five hang, until the breaker ends them. */
export default defineScenario({
  name: 'timed-out-calls',
  needs: ['timeout'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const breaker = patientBreaker(lab, { timeoutMs: TIMEOUT_MS });
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    const succeed = { end: 'succeeded' } as const;
    const timeOut = {
      end: 'failed',
      isMeant: (error: unknown) => breaker.isTimeout?.(error) ?? false,
    } as const;
    const call = (i: number): Promise<void> =>
      i % CALLS_PER_SUCCESS === 0
        ? calls.run(() => breaker.execute(answers), succeed)
        : calls.run(() => breaker.execute(hangs), timeOut);
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: HEAVY_OPERATIONS,
      segment: async (operations) => {
        for (let done = 0; done < operations; done += IN_FLIGHT) {
          await Promise.all(Array.from({ length: IN_FLIGHT }, (_, i) => call(i)));
        }
      },
    });
    breaker.dispose?.();
    return measurementOf({ recorder, ...findings, metrics: { ...metrics, ...calls.figures } });
  },
});
