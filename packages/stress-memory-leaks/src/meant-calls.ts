import { type CallEnd, type CallRecorder, nowMs } from '@breaker-lab/stress-harness';

/** How a call is meant to end, and by which errors that is told. */
export interface MeantEnd {
  readonly end: CallEnd;
  /** Whether an error is the one that was meant; absent: the call is meant to succeed. */
  readonly isMeant?: (error: unknown) => boolean;
}

/** Calls that end as they are meant to; those that do not are counted. */
export class MeantCalls {
  readonly #recorder: CallRecorder;
  #endedOtherwise = 0;

  constructor(recorder: CallRecorder) {
    this.#recorder = recorder;
  }

  /** The figures that `meantEndTargets` judge. */
  get figures(): Record<'unsettledCalls' | 'endedOtherwise', number> {
    return {
      unsettledCalls: this.#recorder.counts.timedOut,
      endedOtherwise: this.#endedOtherwise,
    };
  }

  /** One call; never rejects. */
  async run(call: () => Promise<unknown>, { end, isMeant }: MeantEnd): Promise<void> {
    const startMs = nowMs();
    const phase = this.#recorder.offer();
    let asMeant: boolean;
    try {
      await call();
      asMeant = isMeant === undefined;
    } catch (error) {
      asMeant = isMeant?.(error) ?? false;
    }
    if (!asMeant) this.#endedOtherwise++;
    this.#recorder.settle(phase, {
      end: asMeant ? end : 'failed',
      latencyMs: nowMs() - startMs,
    });
  }
}
