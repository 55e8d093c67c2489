import type { CallEnd, CallRecorder } from '@breaker-lab/stress-harness';
import type { DatedCall } from './dated-call.js';

/** The callers that have not heard yet; each hears once. */
export class DatedCallers {
  readonly #recorder: CallRecorder;
  /** With the recorder's phase. */
  readonly #waiting = new Map<DatedCall, number>();

  constructor(recorder: CallRecorder) {
    this.#recorder = recorder;
  }

  /** Whether one waits whose call runs no more, or who has given it up: they must hear soon. */
  get anyDue(): boolean {
    for (const call of this.#waiting.keys()) if (!call.isRunning || call.isGivenUp) return true;
    return false;
  }

  wait(call: DatedCall): void {
    this.#waiting.set(call, this.#recorder.offer());
  }

  hear(call: DatedCall, end: CallEnd): void {
    const phase = this.#waiting.get(call);
    if (phase === undefined) return;
    this.#waiting.delete(call);
    this.#recorder.settle(phase, { end, latencyMs: null });
  }

  /** Those whose calls hang wait no longer. */
  walkAway(): void {
    for (const call of this.#waiting.keys()) if (call.isRunning) this.hear(call, 'cancelled');
  }
}
