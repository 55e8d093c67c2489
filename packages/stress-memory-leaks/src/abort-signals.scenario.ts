import { getEventListeners } from 'node:events';
import { CallRecorder, defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, OPERATIONS } from './leak-load.js';
import { MaxListenersWarnings } from './max-listeners-warnings.js';
import { MeantCalls } from './meant-calls.js';
import { patientBreaker } from './patient-breaker.js';

/** With one listener each, as many as Node takes on a signal before it warns of a leak. */
const IN_FLIGHT = 10;

const answers = (): Promise<number> => Promise.resolve(1);
const succeed = { end: 'succeeded' } as const;

/** Calls that share one signal, which outlives them all and is never aborted: a server's shutdown. */
export default defineScenario({
  name: 'abort-signals',
  needs: ['abort'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const warnings = new MaxListenersWarnings();
    const breaker = patientBreaker(lab);
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    const { signal } = new AbortController();
    const call = (): Promise<void> =>
      calls.run(async () => breaker.executeAbortable?.(answers, signal), succeed);
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: OPERATIONS,
      segment: async (operations) => {
        for (let done = 0; done < operations; done += IN_FLIGHT) {
          await Promise.all(Array.from({ length: IN_FLIGHT }, call));
        }
      },
    });
    breaker.dispose?.();
    return measurementOf({
      recorder,
      ...findings,
      metrics: {
        ...metrics,
        signalListenersLeft: getEventListeners(signal, 'abort').length,
        maxListenersWarnings: warnings.count,
        ...calls.figures,
      },
    });
  },
});
