import {
  CallRecorder,
  defineScenario,
  GuardedCall,
  InProcessUpstream,
  measurementOf,
} from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, OPERATIONS } from './leak-load.js';
import { patientBreaker } from './patient-breaker.js';

const UPSTREAM = { name: 'load', failureRate: 0.8, latencyMs: 0 };

/** Calls of which four in five fail, asynchronous and, where the subject can, synchronous. */
export default defineScenario({
  name: 'failing-calls',
  needs: [],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  limits: { heapMib: 512 },
  async run(lab) {
    const upstream = new InProcessUpstream(lab.random('upstream'), UPSTREAM);
    const breaker = patientBreaker(lab);
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    const alsoSync = lab.subject.capabilities.includes('sync');
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: OPERATIONS,
      segment: async (operations) => {
        for (let i = 0; i < operations; i++) {
          if (alsoSync && i % 2 === 1) guarded.runSync();
          else await guarded.run();
        }
      },
    });
    breaker.dispose?.();
    return measurementOf({
      recorder,
      ...findings,
      metrics: { ...metrics, rejections: recorder.counts.rejected, ...guarded.conservation },
    });
  },
});
