import {
  CallRecorder,
  type FaultPhase,
  GuardedCall,
  InProcessUpstream,
  type Lab,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';

/** A breaker whose upstream fails steadily, but too seldom to open it. */
export interface SteadyLoad {
  readonly upstream: InProcessUpstream;
  readonly recorder: CallRecorder;
  readonly guarded: GuardedCall;
}

/** The breaker under steady load: opens at half of all calls failing. */
export function steadyBreaker(lab: Lab): SubjectBreaker {
  return lab.subject.create({
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls: 100, windowMs: 10_000 },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  });
}

/** Fresh counts around a breaker, so that warming up is no part of what is measured. */
export function steadyLoad(
  lab: Lab,
  { breaker, phase }: { breaker: SubjectBreaker; phase: FaultPhase },
): SteadyLoad {
  const upstream = new InProcessUpstream(lab.random(phase.name), phase);
  const recorder = new CallRecorder();
  return { upstream, recorder, guarded: new GuardedCall({ breaker, upstream, recorder }) };
}
