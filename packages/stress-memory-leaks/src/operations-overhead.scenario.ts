import {
  allocatedBytesPerOperation,
  CallRecorder,
  defineScenario,
  GuardedCall,
  heapUsedAfterGcBytes,
  InProcessUpstream,
  measurementOf,
  nowMs,
  within,
} from '@breaker-lab/stress-harness';
import { steadyBreaker } from './steady-breaker.js';

const OPERATIONS = 10_000;
const ROUNDS = { smoke: 15, standard: 20, soak: 300 };
/** Until nothing is compiled any more. */
const WARM_UP_ROUNDS = 16;
const REPETITIONS = 5;
const STEADY = { name: 'load', failureRate: 0.05, latencyMs: 0 };
const PATIENCE_MS = { smoke: 15_000, standard: 25_000, soak: 90_000 };

/** 10,000 operations at a time: what they keep, and what they allocate beyond the bare calls. */
export default defineScenario({
  name: 'operations-overhead',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 2, soak: 20 },
  sampling: 'once',
  bearsNeighbour: true,
  // So large that a round's allocations fit in without a collection.
  limits: { semiSpaceMib: 64 },
  async run(lab) {
    const upstream = new InProcessUpstream(lab.random('upstream'), STEADY);
    const breaker = steadyBreaker(lab);
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    let durationMs = 0;
    const round = async (): Promise<void> => {
      const startMs = nowMs();
      for (let i = 0; i < OPERATIONS; i++) await guarded.run();
      durationMs += nowMs() - startMs;
    };
    const bareCall = (): Promise<number> => Promise.resolve(1);
    const bareCalls = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await bareCall();
    };
    const guardedCalls = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await breaker.execute(bareCall);
    };
    let heapGrowthBytes = NaN;
    let allocatedBytes = NaN;
    const keptBytes: number[] = [];

    const measure = async (): Promise<void> => {
      lab.phase('warm-up');
      for (let i = 0; i < WARM_UP_ROUNDS; i++) await round();
      lab.phase('bytes allocated');
      const plan = { operations: OPERATIONS, repetitions: REPETITIONS };
      allocatedBytes =
        (await allocatedBytesPerOperation(guardedCalls, plan)) -
        (await allocatedBytesPerOperation(bareCalls, plan));
      lab.phase('bytes kept');
      const heapBeforeBytes = await heapUsedAfterGcBytes();
      let heapBytes = heapBeforeBytes;
      for (let i = 0; i < lab.pick(ROUNDS); i++) {
        await round();
        const heapAfterBytes = await heapUsedAfterGcBytes();
        keptBytes.push(heapAfterBytes - heapBytes);
        heapBytes = heapAfterBytes;
      }
      heapGrowthBytes = heapBytes - heapBeforeBytes;
    };
    await within(measure(), { patienceMs: lab.pick(PATIENCE_MS) });
    lab.debug('bytes kept by each round', keptBytes);

    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes,
      metrics: {
        bytesKeptPerOperation: heapGrowthBytes / OPERATIONS / keptBytes.length,
        bytesAllocatedPerOperation: allocatedBytes,
        rejections: recorder.counts.rejected,
        ...guarded.conservation,
      },
    });
  },
});
