import { setTimeout as sleep } from 'node:timers/promises';
import {
  CallRecorder,
  closedLoop,
  GuardedCall,
  type Lab,
  type SubjectOptions,
  TransitionLog,
} from '@breaker-lab/stress-harness';
import { HttpUpstream, type LightragClient } from '@breaker-lab/stress-harness/lightrag';

const OPTIONS: SubjectOptions = {
  trip: { kind: 'consecutive', failures: 5 },
  openDurationMs: 200,
  halfOpenTrials: 1,
};
/** Nobody gives up on an endpoint that lacks nothing. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 5;

/** A breaker in front of another endpoint of the same server, one that answers as ever. */
export class HealthLane {
  readonly upstream: HttpUpstream;
  readonly #recorder = new CallRecorder();
  readonly #breaker;
  readonly #guarded: GuardedCall;
  readonly #log: TransitionLog;

  constructor(lab: Lab, client: LightragClient) {
    this.upstream = new HttpUpstream(({ signal }) => client.health({ signal }), {
      patienceMs: PATIENCE_MS,
    });
    this.#breaker = lab.subject.create(OPTIONS);
    this.#log = new TransitionLog(this.#breaker);
    this.#guarded = new GuardedCall({
      breaker: this.#breaker,
      upstream: this.upstream,
      recorder: this.#recorder,
    });
  }

  /** Calls, one after the other, for as long as something else goes on. */
  async whilst(other: Promise<unknown>): Promise<void> {
    let goesOn = true;
    const ended = other.finally(() => {
      goesOn = false;
    });
    await closedLoop({ callers: 1, goesOn: () => goesOn }, async () => {
      await this.#guarded.run();
      await sleep(PAUSE_MS);
    });
    await ended;
  }

  dispose(): void {
    this.#breaker.dispose?.();
  }

  /** Read it when every call had its chance to settle. */
  get metrics() {
    const { offered, succeeded } = this.#recorder.counts;
    return {
      unrelatedCalls: offered,
      unrelatedBreakerOpens: this.#log.count('closed', 'open'),
      unrelatedCallsLost: offered - succeeded,
    };
  }
}
