import {
  type ArrivalPlan,
  arrivals,
  CallRecorder,
  GuardedCall,
  intendedStartsMs,
  type Lab,
  type LatencyHistogram,
  MultiServerUpstream,
  openLoop,
  type ServiceTime,
  settled,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';

/** Of long services the callers give up: their calls fail. */
const DEADLINE_MS = 40;
const PATIENCE_MS = 2_000;

/** How calls arrive, and how long each of them takes. */
export interface PatternLoad {
  readonly plan: ArrivalPlan;
  readonly serviceTime: ServiceTime;
}

/** What became of one pattern. */
export interface PatternRun {
  readonly load: PatternLoad;
  readonly recorder: CallRecorder;
  readonly lag: LatencyHistogram;
  readonly figures: GuardedCall['conservation'] & {
    /** Arrivals of the plan that were never offered. */
    readonly unofferedArrivals: number;
  };
}

/** Offers one pattern to an upstream that serves everybody at once. */
export async function patternRun(
  lab: Lab,
  breaker: SubjectBreaker,
  load: PatternLoad,
): Promise<PatternRun> {
  const { plan, serviceTime } = load;
  const upstream = new MultiServerUpstream(lab.random(`${plan.pattern}, upstream`), {
    servers: Infinity,
    serviceTime,
    deadlineMs: DEADLINE_MS,
  });
  const recorder = new CallRecorder(plan.pattern);
  const guarded = new GuardedCall({ breaker, upstream, recorder });
  const random = () => lab.random(`${plan.pattern}, arrivals`);
  const { lag } = await openLoop({
    arrivals: arrivals(plan, random()),
    offer: (intendedStartMs) => {
      void guarded.run(intendedStartMs);
    },
  });
  await settled(recorder, { patienceMs: PATIENCE_MS });
  return {
    load,
    recorder,
    lag,
    figures: {
      ...guarded.conservation,
      unofferedArrivals: intendedStartsMs(plan, random()).length - recorder.counts.offered,
    },
  };
}
