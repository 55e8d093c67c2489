import {
  CallRecorder,
  GuardedCall,
  type SubjectBreaker,
  type Upstream,
} from '@breaker-lab/stress-harness';

/** No breaker: what it is asked to call, it calls. */
const noOpBreaker: SubjectBreaker = {
  execute: (fn) => fn(),
  state: () => 'closed',
  isRejection: () => false,
};

/** Answers at once, always with the same promise. */
class NoOpUpstream implements Upstream {
  readonly failed = 0;
  readonly #answer = Promise.resolve();
  #started = 0;

  get started(): number {
    return this.#started;
  }

  get succeeded(): number {
    return this.#started;
  }

  readonly call = (): Promise<void> => {
    this.#started++;
    return this.#answer;
  };

  isFault(): boolean {
    return false;
  }
}

/** All that is there around a subject, without a subject: calls counted and timed as ever. */
export class NoOpLoad {
  readonly recorder = new CallRecorder('no-op subject');
  readonly guarded = new GuardedCall({
    breaker: noOpBreaker,
    upstream: new NoOpUpstream(),
    recorder: this.recorder,
  });

  readonly offer = (intendedStartMs: number): void => {
    void this.guarded.run(intendedStartMs);
  };
}
