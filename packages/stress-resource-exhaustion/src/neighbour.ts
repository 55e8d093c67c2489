import {
  CallRecorder,
  GuardedCall,
  InProcessUpstream,
  type Lab,
  settled,
  TransitionLog,
  type Upstream,
} from '@breaker-lab/stress-harness';
import { PRESSED_OPTIONS } from './pressed-options.js';

/** A second breaker in the same process, whose own upstream lacks nothing. */
export class Neighbour {
  readonly #recorder = new CallRecorder();
  readonly #log: TransitionLog;
  readonly #guarded: GuardedCall;
  readonly #breaker;

  /** @param upstream - one that always answers; default: at once, in this process. */
  constructor(lab: Lab, upstream: Upstream = healthyUpstream(lab)) {
    this.#breaker = lab.subject.create(PRESSED_OPTIONS);
    this.#log = new TransitionLog(this.#breaker);
    this.#guarded = new GuardedCall({
      breaker: this.#breaker,
      upstream,
      recorder: this.#recorder,
    });
  }

  get isIdle(): boolean {
    return this.#recorder.inFlight === 0;
  }

  offer(): void {
    void this.#guarded.run();
  }

  /** Waits until its calls have settled, or until its patience has run out. */
  settle(patience: { patienceMs: number }): Promise<void> {
    return settled(this.#recorder, patience);
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

function healthyUpstream(lab: Lab): Upstream {
  const phase = { name: 'healthy', failureRate: 0, latencyMs: 0 };
  return new InProcessUpstream(lab.random('neighbour'), phase);
}
