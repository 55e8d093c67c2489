import {
  CallRecorder,
  defineScenario,
  GuardedCall,
  InProcessUpstream,
  measurementOf,
} from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, OPERATIONS } from './leak-load.js';

const FAILURES_TO_OPEN = 5;
const ONE_HOUR_MS = 3_600_000;
const OUTAGE = { name: 'outage', failureRate: 1, latencyMs: 0 };

/** Calls that an open breaker turns away. */
export default defineScenario({
  name: 'rejected-calls',
  needs: [],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const upstream = new InProcessUpstream(lab.random('upstream'), OUTAGE);
    const breaker = lab.subject.create({
      trip: { kind: 'consecutive', failures: FAILURES_TO_OPEN },
      openDurationMs: ONE_HOUR_MS,
      halfOpenTrials: 1,
    });
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    const alsoSync = lab.subject.capabilities.includes('sync');
    for (let i = 0; i < FAILURES_TO_OPEN; i++) await guarded.run();
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
    const { offered, rejected } = recorder.counts;
    return measurementOf({
      recorder,
      ...findings,
      metrics: {
        ...metrics,
        admittedCalls: offered - rejected - FAILURES_TO_OPEN,
        ...guarded.conservation,
      },
    });
  },
});
