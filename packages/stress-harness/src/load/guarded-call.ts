import { nowMs } from '../clock.js';
import type { CallEnd, CallRecorder } from '../record/call-recorder.js';
import type { SubjectBreaker } from '../subject/subject.js';
import type { Upstream } from '../upstream/upstream.js';

/**
 * Calls through a breaker to an upstream, with every end recorded as the caller saw it.
 *
 * @remarks
 * An error that is neither the upstream's nor a rejection is the breaker's own making: it counts
 * as failed, and as unexpected.
 */
export class GuardedCall {
  readonly #breaker: SubjectBreaker;
  readonly #upstream: Upstream;
  readonly #recorder: CallRecorder;
  #unexpected = 0;

  constructor({
    breaker,
    upstream,
    recorder,
  }: {
    breaker: SubjectBreaker;
    upstream: Upstream;
    recorder: CallRecorder;
  }) {
    this.#breaker = breaker;
    this.#upstream = upstream;
    this.#recorder = recorder;
  }

  /**
   * The figures that {@link conservationTargets} judge; all 0 for a breaker that neither loses,
   * doubles, swaps nor invents outcomes. Read it when every call had its chance to settle.
   */
  get conservation(): Record<'unsettledCalls' | 'mismatchedOutcomes' | 'unexpectedErrors', number> {
    const { succeeded, failed, timedOut } = this.#recorder.counts;
    const upstream = this.#upstream;
    return {
      unsettledCalls: timedOut,
      mismatchedOutcomes:
        Math.abs(succeeded - upstream.succeeded) + Math.abs(failed - upstream.failed),
      unexpectedErrors: this.#unexpected,
    };
  }

  /**
   * One asynchronous call; never rejects.
   *
   * @param intendedStartMs - latency counts from here; default: from now.
   */
  async run(intendedStartMs?: number): Promise<void> {
    const offeredMs = nowMs();
    const phase = this.#recorder.offer(offeredMs);
    let end: CallEnd = 'succeeded';
    try {
      await this.#breaker.execute(this.#upstream.call);
    } catch (error) {
      end = this.#endOf(error);
    }
    const atMs = nowMs();
    this.#recorder.settle(phase, { end, latencyMs: atMs - (intendedStartMs ?? offeredMs), atMs });
  }

  /** One synchronous call, of an upstream that takes such; never throws. */
  runSync(): void {
    const startMs = nowMs();
    const phase = this.#recorder.offer();
    let end: CallEnd = 'succeeded';
    try {
      this.#breaker.executeSync?.(this.#upstream.callSync ?? notSynchronous);
    } catch (error) {
      end = this.#endOf(error);
    }
    this.#recorder.settle(phase, { end, latencyMs: nowMs() - startMs });
  }

  #endOf(error: unknown): CallEnd {
    if (this.#breaker.isRejection(error)) return 'rejected';
    if (!this.#upstream.isFault(error)) this.#unexpected++;
    return 'failed';
  }
}

/** Ends as an unexpected error: a scenario that mixes these up shows in its own figures. */
function notSynchronous(): never {
  throw new TypeError('GuardedCall: this upstream takes no synchronous calls');
}
