import {
  type CallEnd,
  CallRecorder,
  type GuardedCall,
  LatencyHistogram,
  nowMs,
  type SubjectBreaker,
  type Upstream,
} from '@breaker-lab/stress-harness';

/**
 * Calls through a breaker, each beside what the upstream itself took over that very call: what is
 * left is the time that the breaker, and whatever it sets off, has added.
 */
export class PairedCall {
  readonly recorder: CallRecorder;
  /** From the intended start to the answer, less the time with the upstream; of admitted calls. */
  readonly addedLatency = new LatencyHistogram();
  readonly #breaker: SubjectBreaker;
  readonly #upstream: Upstream;
  #unexpected = 0;
  #groundlessRejections = 0;

  constructor({
    name,
    breaker,
    upstream,
  }: {
    name: string;
    breaker: SubjectBreaker;
    upstream: Upstream;
  }) {
    this.recorder = new CallRecorder(name);
    this.#breaker = breaker;
    this.#upstream = upstream;
  }

  /** All 0 for a breaker that neither loses, doubles nor invents calls. */
  get conservation(): GuardedCall['conservation'] {
    const { succeeded, failed, timedOut } = this.recorder.counts;
    const upstream = this.#upstream;
    return {
      unsettledCalls: timedOut,
      mismatchedOutcomes:
        Math.abs(succeeded - upstream.succeeded) + Math.abs(failed - upstream.failed),
      unexpectedErrors: this.#unexpected,
    };
  }

  /** Calls turned away although no call before had failed. */
  get groundlessRejections(): number {
    return this.#groundlessRejections;
  }

  /** Never rejects. @param intendedStartMs - latency counts from here; default: from now. */
  async run(intendedStartMs?: number): Promise<CallEnd> {
    const offeredMs = nowMs();
    const phase = this.recorder.offer(offeredMs);
    let upstreamMs = 0;
    const call = async (): Promise<unknown> => {
      const startMs = nowMs();
      try {
        return await this.#upstream.call();
      } finally {
        upstreamMs += nowMs() - startMs;
      }
    };
    let end: CallEnd = 'succeeded';
    try {
      await this.#breaker.execute(call);
    } catch (error) {
      end = this.#endOf(error);
    }
    const atMs = nowMs();
    const latencyMs = atMs - (intendedStartMs ?? offeredMs);
    this.recorder.settle(phase, { end, latencyMs, atMs });
    if (end !== 'rejected') this.addedLatency.record(latencyMs - upstreamMs);
    return end;
  }

  #endOf(error: unknown): CallEnd {
    if (this.#breaker.isRejection(error)) {
      if (this.#upstream.failed === 0) this.#groundlessRejections++;
      return 'rejected';
    }
    if (!this.#upstream.isFault(error)) this.#unexpected++;
    return 'failed';
  }
}
