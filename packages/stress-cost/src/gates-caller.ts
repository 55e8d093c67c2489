import {
  type CallEnd,
  type CallRecorder,
  cameToRest,
  type SubjectCostBreaker,
} from '@breaker-lab/stress-harness';
import { GatesCall } from './gates-call.js';
import type { GatesConduct } from './gates-conduct.js';
import { unitsOf } from './order.js';

/** Makes calls through one breaker, and hears how they end. */
export class GatesCaller {
  readonly #breaker: SubjectCostBreaker;
  readonly #recorder: CallRecorder;
  readonly #conduct: GatesConduct;
  /** Calls that the breaker owes an answer: asked and not decided, or ended and not told. */
  readonly #owed = new Set<GatesCall>();

  constructor(
    breaker: SubjectCostBreaker,
    { recorder, conduct }: { recorder: CallRecorder; conduct: GatesConduct },
  ) {
    this.#breaker = breaker;
    this.#recorder = recorder;
    this.#conduct = conduct;
  }

  /** Asks for a call. {@link quiet} must follow before it is known whether it runs. */
  offer(estimateMicros: number): GatesCall {
    const call = new GatesCall(estimateMicros);
    this.#owed.add(call);
    void this.#make(call);
    return call;
  }

  succeed(call: GatesCall, actualMicros: number): void {
    this.#owed.add(call);
    call.succeed(actualMicros);
  }

  fail(call: GatesCall): void {
    this.#owed.add(call);
    call.fail();
  }

  /** Lets promises run until every answer is there. No clock moves: what has none then is delayed. */
  async quiet(): Promise<void> {
    if (this.#owed.size === 0 || (await cameToRest(() => this.#owed.size === 0))) return;
    for (const call of this.#owed) if (!call.hasRun) this.#conduct.counts.delayedCalls++;
    this.#owed.clear();
  }

  async #make(call: GatesCall): Promise<void> {
    const phase = this.#recorder.offer();
    const run = (): Promise<GatesCall> => {
      this.#owed.delete(call);
      return call.begin();
    };
    let end: CallEnd = 'succeeded';
    try {
      const answer = await this.#breaker.execute(run, {
        estimate: unitsOf(call.estimateMicros),
        actual: ({ actualMicros }) => unitsOf(actualMicros),
      });
      if (answer !== call) this.#conduct.counts.mismatchedOutcomes++;
    } catch (error) {
      end = this.#endBy(error, call);
    }
    this.#owed.delete(call);
    this.#recorder.settle(phase, { end, latencyMs: null });
  }

  #endBy(error: unknown, call: GatesCall): CallEnd {
    if (call.failedWith(error)) return 'failed';
    if (!this.#breaker.isRejection(error)) {
      this.#conduct.counts.unexpectedErrors++;
      return 'failed';
    }
    if (call.hasRun) this.#conduct.counts.mismatchedOutcomes++;
    return 'rejected';
  }
}
