import type { CallRecorder } from '@breaker-lab/stress-harness';

/** What amounts that are none have done. */
export class NonsenseTally {
  readonly recorder: CallRecorder;
  readonly counts = {
    /** Calls that ran, and reservations that were made, by an estimate that is no amount. */
    nonsenseAdmitted: 0,
    /** Commits, refunds and caps that were taken and are no amounts. */
    nonsenseTaken: 0,
    /** How far the books are from what they must be, over all steps. */
    bookErrorMicrosMax: 0,
    /** Results and errors of calls that did not reach the caller. */
    lostOutcomes: 0,
    nonsenseRefused: 0,
    unpricedCalls: 0,
  };
  #notes: readonly string[] = [];

  constructor(recorder: CallRecorder) {
    this.recorder = recorder;
  }

  /** The first thing that went wrong, in words. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  add(what: keyof NonsenseTally['counts'], seen: string): void {
    this.counts[what]++;
    const isFine = what === 'nonsenseRefused' || what === 'unpricedCalls';
    if (!isFine && this.#notes.length === 0) this.#notes = [`${what}: ${seen}`];
  }

  bookError(micros: number, seen: string): void {
    if (micros !== 0 && this.#notes.length === 0) this.#notes = [`off by ${micros}: ${seen}`];
    this.counts.bookErrorMicrosMax = Math.max(
      this.counts.bookErrorMicrosMax,
      Number.isFinite(micros) ? micros : Number.MAX_SAFE_INTEGER,
    );
  }
}
