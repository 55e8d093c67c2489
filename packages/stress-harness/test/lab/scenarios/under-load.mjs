import {
  arrivals,
  CallRecorder,
  GuardedCall,
  InProcessUpstream,
  LoopDelay,
  measurementOf,
  nowMs,
  openLoop,
  settled,
  within,
} from '../../../dist/index.js';

const LOAD = { pattern: 'constant', ratePerSec: 500, durationMs: 400 };
const HEALTHY = { name: 'healthy', failureRate: 0, latencyMs: 2 };

/** Each instrument that reads a clock or waits, at work. */
export default {
  sampling: 'once',
  run: async (lab) => {
    const upstream = new InProcessUpstream(lab.random('upstream'), HEALTHY);
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker: lab.subject.create({}), upstream, recorder });
    const delay = new LoopDelay();
    const startMs = nowMs();
    const load = openLoop({
      arrivals: arrivals(LOAD, lab.random('arrivals')),
      offer: (intendedMs) => void guarded.run(intendedMs),
    });
    const punctual = await within(load, { patienceMs: 60_000 });
    await settled(recorder, { patienceMs: 60_000 });
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      metrics: { lagMsMax: punctual.lag.percentileMs(100), loopDelayMsMax: delay.stopMaxMs() },
    });
  },
};
