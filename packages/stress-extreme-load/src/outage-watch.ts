import {
  nowMs,
  type SubjectBreaker,
  TransitionLog,
  type Upstream,
} from '@breaker-lab/stress-harness';

/** An upstream that knows how many of its calls are in flight. */
export interface WatchedUpstream extends Upstream {
  readonly maxInFlight: number;
  resetMaxInFlight(): void;
}

/** Watches one breaker through outages, from both sides of it. */
export class OutageWatch {
  readonly log: TransitionLog;
  readonly #breaker: SubjectBreaker;
  readonly #upstream: WatchedUpstream;
  #phaseBeganMs = nowMs();
  #failedAtPhaseBegin = 0;
  #failuresToOpenMax = 0;
  #recoveryMsMax = 0;
  #trialsInFlightMax = 0;
  #startedWhileOpen = 0;

  constructor({ breaker, upstream }: { breaker: SubjectBreaker; upstream: WatchedUpstream }) {
    this.#breaker = breaker;
    this.#upstream = upstream;
    this.log = new TransitionLog(breaker, ({ from, to }) => {
      if (from === 'closed' && to === 'open') this.#opened();
      if (to === 'half-open') upstream.resetMaxInFlight();
      if (from === 'half-open') {
        this.#trialsInFlightMax = Math.max(this.#trialsInFlightMax, upstream.maxInFlight);
      }
      if (to === 'closed') this.#closed();
    });
  }

  beginPhase(): void {
    this.#phaseBeganMs = nowMs();
    this.#failedAtPhaseBegin = this.#upstream.failed;
  }

  /**
   * Call right before a call is offered, and the returned function right after: an open breaker
   * that stays open must not have let it reach the upstream.
   */
  beforeCall(): () => void {
    if (this.#breaker.state() !== 'open') return () => undefined;
    const startedBefore = this.#upstream.started;
    return () => {
      if (this.#breaker.state() === 'open') {
        this.#startedWhileOpen += this.#upstream.started - startedBefore;
      }
    };
  }

  /** Calls that reached the upstream although the breaker was open before and after. */
  get startedWhileOpen(): number {
    return this.#startedWhileOpen;
  }

  /** Most upstream failures between the begin of an outage and the breaker's opening. */
  get failuresToOpenMax(): number {
    return this.#failuresToOpenMax;
  }

  /** Most calls at the upstream at once while half-open. */
  get trialsInFlightMax(): number {
    return this.#trialsInFlightMax;
  }

  /** Longest time from the begin of a recovery to closed. */
  get recoveryMsMax(): number {
    return this.#recoveryMsMax;
  }

  #opened(): void {
    const failures = this.#upstream.failed - this.#failedAtPhaseBegin;
    this.#failuresToOpenMax = Math.max(this.#failuresToOpenMax, failures);
  }

  #closed(): void {
    this.#recoveryMsMax = Math.max(this.#recoveryMsMax, nowMs() - this.#phaseBeganMs);
  }
}
