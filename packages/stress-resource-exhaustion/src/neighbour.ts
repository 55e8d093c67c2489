import {
  CallRecorder,
  GuardedCall,
  InProcessUpstream,
  type Lab,
  type SubjectOptions,
  TransitionLog,
} from '@breaker-lab/stress-harness';

/** A second breaker in the same process, whose own upstream lacks nothing. */
export class Neighbour {
  readonly #recorder = new CallRecorder();
  readonly #log: TransitionLog;
  readonly #guarded: GuardedCall;
  readonly #breaker;

  constructor(lab: Lab, options: SubjectOptions) {
    this.#breaker = lab.subject.create(options);
    const upstream = new InProcessUpstream(lab.random('neighbour'), {
      name: 'healthy',
      failureRate: 0,
      latencyMs: 0,
    });
    this.#log = new TransitionLog(this.#breaker);
    this.#guarded = new GuardedCall({
      breaker: this.#breaker,
      upstream,
      recorder: this.#recorder,
    });
  }

  offer(): void {
    void this.#guarded.run();
  }

  dispose(): void {
    this.#breaker.dispose?.();
  }

  /** Read it when every call had its chance to settle. */
  get metrics() {
    const { offered, succeeded } = this.#recorder.counts;
    return {
      unrelatedBreakerOpens: this.#log.count('closed', 'open'),
      unrelatedCallsLost: offered - succeeded,
    };
  }
}
