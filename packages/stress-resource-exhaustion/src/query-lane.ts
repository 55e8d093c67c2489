import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CallRecorder,
  GuardedCall,
  type Lab,
  nowMs,
  type SubjectBreaker,
  type SubjectOptions,
  TransitionLog,
  type Upstream,
} from '@breaker-lab/stress-harness';
import { LaneUpstream } from './lane-upstream.js';

/** Failures in a row at which a lane's breaker must open: not one earlier, not one later. */
export const FAILURES_TO_OPEN = 5;

const OPTIONS: SubjectOptions = {
  trip: { kind: 'consecutive', failures: FAILURES_TO_OPEN },
  openDurationMs: 200,
  halfOpenTrials: 1,
};
const CALM_CALLS = 4;
const SHED_CALLS = 5;
/** A breaker that lets so many fail never opens. */
const FAILURES_MAX = 2 * FAILURES_TO_OPEN;
const RECOVERY_PATIENCE_MS = 3_000;
const PROBE_EVERY_MS = 10;

/**
 * One breaker and its one caller, who makes one call after the other: what the breaker has heard is
 * known exactly at each of them. All lanes share their upstream and recorder.
 */
export class QueryLane {
  readonly #breaker: SubjectBreaker;
  readonly #upstream: LaneUpstream;
  readonly #guarded: GuardedCall;
  readonly #log: TransitionLog;
  readonly #failuresToOpen: number[] = [];
  #startedWhileOpen = 0;

  constructor(lab: Lab, { upstream, recorder }: { upstream: Upstream; recorder: CallRecorder }) {
    this.#breaker = lab.subject.create(OPTIONS);
    this.#upstream = new LaneUpstream(upstream);
    this.#log = new TransitionLog(this.#breaker);
    this.#guarded = new GuardedCall({
      breaker: this.#breaker,
      upstream: this.#upstream,
      recorder,
    });
  }

  get isClosed(): boolean {
    return this.#breaker.state() === 'closed';
  }

  async calm(): Promise<void> {
    for (let i = 0; i < CALM_CALLS; i++) await this.#guarded.run();
  }

  /** Calls until the breaker opens, or it is clear that it never will; then a few that must be shed. */
  async untilOpen(): Promise<void> {
    while (this.#breaker.state() === 'closed' && this.#upstream.failuresInARow < FAILURES_MAX) {
      await this.#guarded.run();
    }
    this.#failuresToOpen.push(this.#upstream.failuresInARow);
    for (let i = 0; i < SHED_CALLS; i++) {
      const wasOpen = this.#breaker.state() === 'open';
      const startedBefore = this.#upstream.startedHere;
      const call = this.#guarded.run();
      const staysOpen = wasOpen && this.#breaker.state() === 'open';
      await call;
      if (staysOpen) this.#startedWhileOpen += this.#upstream.startedHere - startedBefore;
    }
  }

  async untilClosed(): Promise<void> {
    const deadlineMs = nowMs() + RECOVERY_PATIENCE_MS;
    while (!this.isClosed && nowMs() < deadlineMs) {
      await this.#guarded.run();
      await sleep(PROBE_EVERY_MS);
    }
  }

  dispose(): void {
    this.#breaker.dispose?.();
  }

  get failuresToOpenMin(): number {
    return Math.min(...this.#failuresToOpen);
  }

  get failuresToOpenMax(): number {
    return Math.max(...this.#failuresToOpen);
  }

  get startedWhileOpen(): number {
    return this.#startedWhileOpen;
  }

  get illegalTransitions(): number {
    return this.#log.illegal;
  }

  get conservation() {
    return this.#guarded.conservation;
  }
}
