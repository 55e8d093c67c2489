import { nowMs } from '../clock.js';
import type { CallEnd, CallRecorder } from '../record/call-recorder.js';
import type { SubjectBreaker } from '../subject/subject.js';
import type { InProcessUpstream } from '../upstream/in-process-upstream.js';
import { isUpstreamFault } from '../upstream/upstream-fault.js';

/**
 * Calls through a breaker to an upstream, with every end recorded as the caller saw it.
 *
 * @remarks
 * An error that is neither the upstream's nor a rejection is the breaker's own making: it counts
 * as failed, and as unexpected.
 */
export class GuardedCall {
  readonly #breaker: SubjectBreaker;
  readonly #upstream: InProcessUpstream;
  readonly #recorder: CallRecorder;
  #unexpected = 0;

  constructor({
    breaker,
    upstream,
    recorder,
  }: {
    breaker: SubjectBreaker;
    upstream: InProcessUpstream;
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

  /** One asynchronous call; never rejects. */
  async run(intendedStartMs = nowMs()): Promise<void> {
    const phase = this.#recorder.offer();
    let end: CallEnd = 'succeeded';
    try {
      await this.#breaker.execute(this.#upstream.call);
    } catch (error) {
      end = this.#endOf(error);
    }
    this.#recorder.settle(phase, { end, latencyMs: nowMs() - intendedStartMs });
  }

  /** One synchronous call; never throws. */
  runSync(): void {
    const startMs = nowMs();
    const phase = this.#recorder.offer();
    let end: CallEnd = 'succeeded';
    try {
      this.#breaker.executeSync?.(this.#upstream.callSync);
    } catch (error) {
      end = this.#endOf(error);
    }
    this.#recorder.settle(phase, { end, latencyMs: nowMs() - startMs });
  }

  #endOf(error: unknown): CallEnd {
    if (this.#breaker.isRejection(error)) return 'rejected';
    if (!isUpstreamFault(error)) this.#unexpected++;
    return 'failed';
  }
}
