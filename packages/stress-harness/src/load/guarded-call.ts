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
 * as failed and as {@link unexpected}.
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

  /** Errors that neither the upstream nor a rejection explains. */
  get unexpected(): number {
    return this.#unexpected;
  }

  /**
   * Outcomes the callers saw less those the upstream produced, in absolute numbers: 0 unless the
   * breaker lost, doubled or swapped results.
   */
  get mismatchedOutcomes(): number {
    const { succeeded, failed } = this.#recorder.counts;
    return (
      Math.abs(succeeded - this.#upstream.succeeded) + Math.abs(failed - this.#upstream.failed)
    );
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
