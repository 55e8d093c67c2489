import { CallRecorder, defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { CALLS_PER_SUCCESS, EXPECTED_SECONDS, HEAVY_OPERATIONS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';
import { patientBreaker } from './patient-breaker.js';

const GIVEN_UP = new Error('given up by its caller');

const answers = (): Promise<number> => Promise.resolve(1);
const heedsItsSignal = (signal: AbortSignal): Promise<number> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(GIVEN_UP);
    });
  });

/** Calls of which four in five are given up by their caller, each by a signal of its own. */
export default defineScenario({
  name: 'aborted-calls',
  needs: ['abort'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const breaker = patientBreaker(lab);
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    const succeed = { end: 'succeeded' } as const;
    const giveUp = { end: 'cancelled', isMeant: (error: unknown) => error === GIVEN_UP } as const;
    const call = async (i: number): Promise<void> => {
      const caller = new AbortController();
      if (i % CALLS_PER_SUCCESS === 0) {
        await calls.run(async () => breaker.executeAbortable?.(answers, caller.signal), succeed);
        return;
      }
      const ended = calls.run(
        async () => breaker.executeAbortable?.(heedsItsSignal, caller.signal),
        giveUp,
      );
      caller.abort(GIVEN_UP);
      await ended;
    };
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: HEAVY_OPERATIONS,
      segment: async (operations) => {
        for (let i = 0; i < operations; i++) await call(i);
      },
    });
    breaker.dispose?.();
    return measurementOf({ recorder, ...findings, metrics: { ...metrics, ...calls.figures } });
  },
});
