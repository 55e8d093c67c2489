import type {
  BreakerSubject,
  CallRecorder,
  SubjectBreaker,
  SubjectTime,
  Trace,
} from '@breaker-lab/stress-harness';
import { CheckUp } from './check-up.js';
import { countMismatch } from './count-audit.js';
import { GenerationWatch } from './generation-watch.js';
import { RacingCalls } from './racing-calls.js';
import { ViolationTally } from './violation-tally.js';

/** The breaker of a race. */
export interface BreakerPlan {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Trials in flight at most, and successes that close it. */
  readonly trials: number;
  readonly openDurationMs: number;
}

/** One breaker of the subject, its calls, and everybody who watches them. */
export class Race {
  readonly breaker: SubjectBreaker;
  readonly violations: ViolationTally;
  readonly watch: GenerationWatch;
  readonly calls: RacingCalls;
  readonly checkUp: CheckUp;

  constructor(
    subject: BreakerSubject,
    {
      plan,
      time,
      trace,
      recorder,
    }: { plan: BreakerPlan; time: SubjectTime; trace: Trace; recorder: CallRecorder },
  ) {
    const { failures, trials, openDurationMs } = plan;
    const breaker = subject.create({
      trip: { kind: 'consecutive', failures },
      openDurationMs,
      halfOpenTrials: trials,
      ...time.option,
    });
    const violations = new ViolationTally(() => trace.tail);
    const onTransition = (edge: string): void => {
      trace.add(edge, time.nowMs());
    };
    this.breaker = breaker;
    this.violations = violations;
    this.watch = new GenerationWatch({ breaker, plan, time, violations, onTransition });
    this.calls = new RacingCalls({ breaker, watch: this.watch, violations, trace, recorder });
    this.checkUp = new CheckUp({ breaker, calls: this.calls, plan, time, violations });
  }

  /** Says what did not come out even, now that everything is at rest. The race is over then. */
  end(): void {
    const { breaker, calls, violations, watch } = this;
    violations.add('unsettledCalls', () => 'callers never heard', calls.unheard);
    violations.add(
      'illegalTransitions',
      () => 'along no edge, or not from the state before',
      watch.log.illegal,
    );
    const counts = breaker.counts?.() ?? { succeeded: 0, failed: 0, rejected: 0, late: 0 };
    const mismatch = countMismatch(counts, calls.truth, watch.late);
    if (mismatch !== undefined) violations.add('countMismatches', () => mismatch);
    breaker.dispose?.();
  }
}
