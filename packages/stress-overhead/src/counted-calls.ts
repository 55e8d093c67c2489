import {
  CallRecorder,
  type FaultPhase,
  GuardedCall,
  InProcessUpstream,
  type Lab,
  nowMs,
  STUCK,
  type SubjectBreaker,
  within,
} from '@breaker-lab/stress-harness';

const HEALTHY: FaultPhase = { name: 'counted', failureRate: 0, latencyMs: 0 };
const PATIENCE_MS = 5_000;

/** Calls through the breaker to a healthy upstream, each timed and counted by itself. */
export interface CountedCalls {
  readonly recorder: CallRecorder;
  readonly durationMs: number;
  /** Calls that reached the upstream. */
  readonly reached: number;
  /** Asynchronous calls that took a turn of the event loop, though the upstream answers at once. */
  readonly deferred: number;
  readonly conservation: GuardedCall['conservation'];
}

/**
 * Makes these calls one after the other, by every way asked for.
 *
 * @remarks
 * They also show the breaker more than one function, as its real callers do: a breaker measured
 * on a single one is compiled for that one alone.
 */
export async function countedCalls(
  lab: Lab,
  { breaker, sync = 0, async = 0 }: { breaker: SubjectBreaker; sync?: number; async?: number },
): Promise<CountedCalls> {
  lab.phase(`${sync + async} calls, each counted`);
  const upstream = new InProcessUpstream(lab.random('upstream'), HEALTHY);
  const recorder = new CallRecorder();
  const guarded = new GuardedCall({ breaker, upstream, recorder });
  const startMs = nowMs();
  for (let i = 0; i < sync; i++) guarded.runSync();
  let deferred = 0;
  for (let i = 0; i < async; i++) {
    const turn = setImmediate(() => deferred++);
    const end = await within(guarded.run(), { patienceMs: PATIENCE_MS });
    clearImmediate(turn);
    if (end === STUCK) break;
  }
  const durationMs = nowMs() - startMs;
  return {
    recorder,
    durationMs,
    reached: upstream.started,
    deferred,
    conservation: guarded.conservation,
  };
}
