import { setImmediate as macrotask } from 'node:timers/promises';
import {
  CallRecorder,
  GuardedCall,
  heapUsedAfterGcBytes,
  HeldUpstream,
  type SeededRandom,
  startOwnTime,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';

const FAILURE_RATE = 0.05;
/** Turns of the event loop within which an answered call has reached its caller. */
const TURNS = 100;

/** What one wave showed. */
export interface InFlightWave {
  /** How many were asked for. */
  readonly calls: number;
  readonly recorder: CallRecorder;
  readonly conservation: GuardedCall['conservation'];
  /** Calls of the wave that were not with the upstream when all of them should have been. */
  readonly shortfall: number;
  /** From the first start to the last answer, in time of the process's own. */
  readonly ownMs: number;
  /** Heap of a call in flight, the lab's own share of it included. */
  readonly heapBytesPerCall: number;
}

/** Starts calls in one tick, holds them until all are there, and answers the newest first. */
export async function inFlightWave(
  breaker: SubjectBreaker,
  { calls, random }: { calls: number; random: SeededRandom },
): Promise<InFlightWave> {
  const upstream = new HeldUpstream(random, { failureRate: FAILURE_RATE });
  const recorder = new CallRecorder(`${calls} in flight`);
  const guarded = new GuardedCall({ breaker, upstream, recorder });
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const elapsedMs = startOwnTime();
  for (let i = 0; i < calls; i++) void guarded.run();
  // What a breaker starts later in the same tick counts as well.
  await macrotask();
  const startingMs = elapsedMs();
  const shortfall = calls - upstream.inFlight;
  const heapBytes = (await heapUsedAfterGcBytes()) - heapBeforeBytes;
  const answeringMs = startOwnTime();
  for (let turn = 0; recorder.inFlight > 0 && turn < TURNS; turn++) {
    upstream.answer();
    await macrotask();
  }
  return {
    calls,
    recorder,
    conservation: guarded.conservation,
    shortfall,
    ownMs: startingMs + answeringMs(),
    heapBytesPerCall: heapBytes / calls,
  };
}
