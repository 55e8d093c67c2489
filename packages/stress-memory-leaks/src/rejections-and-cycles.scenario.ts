import {
  CallRecorder,
  defineScenario,
  InProcessUpstream,
  measurementOf,
} from '@breaker-lab/stress-harness';
import { BreakerCycle } from './breaker-cycle.js';
import { equalSegments } from './equal-segments.js';

/** More than a leak needs: V8 compiles code anew now and then, and keeps a few arrays for it. */
const SEGMENTS = { smoke: 5, standard: 5, soak: 5 };
/** Each is driven once through a breaker that lives on, and once through one that is disposed. */
const CYCLES_PER_SEGMENT = { smoke: 300, standard: 500, soak: 10_000 };
const PATIENCE_MS = { smoke: 15_000, standard: 20_000, soak: 150_000 };

/** Rejections, whole cycles and disposed breakers, on a clock that is stepped. */
export default defineScenario({
  name: 'rejections-and-cycles',
  needs: ['clock', 'transitions'],
  expectedSeconds: { smoke: 2, standard: 3, soak: 40 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const cyclesPerSegment = lab.pick(CYCLES_PER_SEGMENT);
    const upstream = new InProcessUpstream(lab.random('upstream'), {
      name: 'healthy',
      failureRate: 0,
      latencyMs: 0,
    });
    const recorder = new CallRecorder();
    const setup = { clock: { nowMs: 0 }, upstream, recorder };
    const alsoSync = lab.subject.capabilities.includes('sync');
    const lasting = new BreakerCycle(lab, setup);
    let cycles = 0;
    let closings = 0;
    let failedTrials = 0;
    let illegal = 0;
    let unexpected = 0;
    const addUp = ({ log, guarded }: BreakerCycle): void => {
      closings += log.count('half-open', 'closed');
      failedTrials += log.count('half-open', 'open');
      illegal += log.illegal;
      unexpected += guarded.conservation.unexpectedErrors;
    };

    const heap = await equalSegments(lab, {
      segments: lab.pick(SEGMENTS),
      patienceMs: lab.pick(PATIENCE_MS),
      done: () => cycles,
      segment: async () => {
        for (let i = 0; i < cyclesPerSegment; i++) {
          const sync = alsoSync && i % 2 === 1;
          cycles += 2;
          await lasting.run({ sync });
          const passing = new BreakerCycle(lab, setup);
          await passing.run({ sync });
          passing.dispose();
          addUp(passing);
        }
      },
    });
    addUp(lasting);

    return measurementOf({
      recorder,
      durationMs: heap.durationMs,
      heapGrowthBytes: heap.heapGrowthBytes,
      transitions: lasting.log.records,
      metrics: {
        cyclesCompletedShare: closings / cycles,
        failedTrialsPerCycle: failedTrials / cycles,
        rejectionsPerCycle: recorder.counts.rejected / cycles,
        illegalTransitions: illegal,
        objectsKept: heap.objectsKept,
        bytesKeptPerCycle: heap.bytesKept / heap.judged,
        ...heap.left,
        ...lasting.guarded.conservation,
        unexpectedErrors: unexpected,
      },
      notes: heap.notes,
    });
  },
});
