import {
  CallRecorder,
  comparedCalls,
  COMPARISON_LIMITS,
  defineScenario,
  HarnessError,
  type Lab,
  measurementOf,
  nowMs,
  type SubjectSharedBreaker,
} from '@breaker-lab/stress-harness';
import { recordEnds } from './record-ends.js';
import { SpeedCall } from './speed-call.js';
import { SPEED_OPTIONS } from './speed-job.js';
import { measureThreads } from './speed-threads.js';

/** What a call through a shared breaker costs one thread, and what two threads get through one. */
export default defineScenario({
  name: 'shared-speed',
  needs: ['shared'],
  expectedSeconds: { smoke: 10, standard: 18, soak: 90 },
  sampling: 'agreement',
  limits: COMPARISON_LIMITS,
  async run(lab) {
    const breaker = sharedBreaker(lab);
    const startMs = nowMs();
    const threads = await measureThreads(lab, breaker);
    const durationMs = nowMs() - startMs;
    const recorder = new CallRecorder('threads');
    recordEnds(recorder, { ...threads, succeeded: threads.admitted, failed: 0 });

    const alone = sharedBreaker(lab);
    const call = new SpeedCall(lab.random('inputs'));
    const batches = { bare: call.bare, twin: call.bare, guarded: call.guarded(alone) };
    const comparison = await comparedCalls(lab, batches);
    const { admitted, succeeded } = alone.counts();
    const lostAlone = Math.abs(admitted - call.admitted) + Math.abs(succeeded - call.admitted);
    const smallestNs = comparison?.smallestEffectNs('guarded', 'bare') ?? NaN;
    const { callsPerSecond } = threads;
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      metrics: {
        nsPerCall: comparison?.nsOver('guarded', 'bare') ?? NaN,
        callsPerSecond,
        lostUpdates: threads.lostUpdates + lostAlone,
        rejectedCalls: threads.rejected,
        threadDeaths: threads.deaths.length,
        hungThreads: threads.hung,
        threadsApart: threads.apart,
        twinRatio: comparison?.twinRatio ?? NaN,
        smallestEffectNs: smallestNs,
      },
      notes: [
        ...new Set(threads.deaths),
        `two threads: ${Math.round(callsPerSecond)} calls a second, from the gate on`,
        `smallest effect this process could have seen: ${smallestNs.toFixed(1)} ns a call`,
      ],
    });
  },
});

function sharedBreaker({ subject }: Lab): SubjectSharedBreaker {
  if (subject.shared === undefined) {
    throw new HarnessError('ERR_SUBJECT', `${subject.name}: needs shared.create(options)`);
  }
  return subject.shared.create(SPEED_OPTIONS);
}
