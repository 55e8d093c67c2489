import { CallRecorder } from '@breaker-lab/stress-harness';

/** What was seen over all budgets of one scenario; every figure but the recorder's must stay 0. */
export class CostAudit {
  readonly recorder = new CallRecorder();
  /** Estimates of admitted calls, as far as they passed the room there was. */
  admittedBeyondCapMicros = 0;
  /** Most that the breaker's own committed + reserved went above cap and known excess. */
  bookedBeyondCapMicrosMax = 0;
  /** Largest difference between the breaker's books and the true account. */
  bookErrorMicrosMax = 0;
  /** Most that was still reserved when no call was running. */
  reservedAtRestMicrosMax = 0;
  /** Calls turned away although their estimate fitted. */
  rejectedWithRoom = 0;
  mismatchedOutcomes = 0;
  unexpectedErrors = 0;
  /** The subject stopped answering; there is nothing more to learn from it. */
  stuck = false;

  /** The figures that `targets.ts` judges in every scenario. */
  get metrics(): Record<string, number> {
    return {
      admittedBeyondCapMicros: this.admittedBeyondCapMicros,
      bookedBeyondCapMicrosMax: this.bookedBeyondCapMicrosMax,
      bookErrorMicrosMax: this.bookErrorMicrosMax,
      reservedAtRestMicrosMax: this.reservedAtRestMicrosMax,
      rejectedWithRoom: this.rejectedWithRoom,
      rejections: this.recorder.counts.rejected,
      unsettledCalls: Math.max(this.recorder.counts.timedOut, this.stuck ? 1 : 0),
      mismatchedOutcomes: this.mismatchedOutcomes,
      unexpectedErrors: this.unexpectedErrors,
    };
  }
}
