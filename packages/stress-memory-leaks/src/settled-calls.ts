import {
  CallRecorder,
  GuardedCall,
  InProcessUpstream,
  type Lab,
  type Measurement,
  measurementOf,
} from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { OPERATIONS } from './leak-load.js';
import { patientBreaker } from './patient-breaker.js';

/**
 * What is left of calls that an upstream answers at once, asynchronous and, where the subject can,
 * synchronous.
 *
 * @param options.failureRate - share of calls that fail, 0–1.
 */
export async function settledCalls(
  lab: Lab,
  { failureRate }: { readonly failureRate: number },
): Promise<Measurement> {
  const phase = { name: 'load', failureRate, latencyMs: 0 };
  const upstream = new InProcessUpstream(lab.random('upstream'), phase);
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
}
