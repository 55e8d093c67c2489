import {
  CallRecorder,
  closedLoop,
  defineScenario,
  GuardedCall,
  InProcessUpstream,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { equalSegments } from './equal-segments.js';
import { steadyBreaker } from './steady-breaker.js';

/** More in smoke, to have as many calls in less time. */
const CALLERS = { smoke: 150, standard: 50, soak: 50 };
const STEADY = { name: 'load', failureRate: 0.05, latencyMs: 5 };
const SEGMENTS = { smoke: 3, standard: 4, soak: 4 };
const SEGMENT_MS = { smoke: 250, standard: 7_500, soak: 150_000 };
/** Three times what the rarest leak to be found needs: one object per 4,000 calls. */
const SEGMENT_CALLS_MIN = 12_000;
/** How much longer than planned a segment may take on a slow machine. */
const EXTENSION_MS = 10_000;
const PATIENCE_MS = 5_000;

/** Callers that never rest, 5 % of their calls failing: too few to open the breaker. */
export default defineScenario({
  name: 'continuous-load',
  needs: [],
  expectedSeconds: { smoke: 2, standard: 33, soak: 603 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const segmentMs = lab.pick(SEGMENT_MS);
    const upstream = new InProcessUpstream(lab.random('upstream'), STEADY);
    const breaker = steadyBreaker(lab);
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    const alsoSync = lab.subject.capabilities.includes('sync');
    const offered = (): number => recorder.counts.offered;
    let segmentCallsMin = Infinity;

    const heap = await equalSegments(lab, {
      segments: lab.pick(SEGMENTS),
      patienceMs: segmentMs + EXTENSION_MS + PATIENCE_MS,
      done: offered,
      segment: async () => {
        const before = offered();
        const endMs = nowMs() + segmentMs;
        let calls = 0;
        const goesOn = (): boolean =>
          nowMs() < (calls < SEGMENT_CALLS_MIN ? endMs + EXTENSION_MS : endMs);
        await closedLoop({ callers: lab.pick(CALLERS), goesOn }, async () => {
          calls++;
          await guarded.run();
          if (!alsoSync) return;
          calls++;
          guarded.runSync();
        });
        segmentCallsMin = Math.min(segmentCallsMin, offered() - before);
      },
    });

    return measurementOf({
      recorder,
      durationMs: heap.durationMs,
      heapGrowthBytes: heap.heapGrowthBytes,
      metrics: {
        objectsKept: heap.objectsKept,
        bytesKeptPerCall: heap.bytesKept / heap.judged,
        // A segment that never ended offered nothing that counts.
        segmentCallsMin: Number.isFinite(segmentCallsMin) ? segmentCallsMin : 0,
        rejections: recorder.counts.rejected,
        ...guarded.conservation,
      },
      notes: heap.notes,
    });
  },
});
