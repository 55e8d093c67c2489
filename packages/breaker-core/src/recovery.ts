/** How a breaker returns to full load after it has closed. */
export type RecoveryOptions =
  | {
      readonly kind: 'time';
      /** The share of calls admitted at first: above 0, up to 1. */
      readonly startShare: number;
      /** How long the share takes to grow to 1, in milliseconds: above 0, up to one year. */
      readonly durationMs: number;
    }
  | {
      readonly kind: 'successes';
      /** The share of calls admitted at first: above 0, up to 1. */
      readonly startShare: number;
      /** How many successes it takes to grow to 1: an integer from 1 to 1,000,000. */
      readonly successes: number;
    };

/**
 * The share of calls a recovering breaker admits: it grows in a straight line.
 *
 * @remarks
 * Callers are not drawn by lot: each adds the present share to a credit, and one who brings it to
 * 1 is admitted and uses it up. So of any n callers in a row share × n are admitted, within one.
 */
export class Ramp {
  readonly #options: RecoveryOptions;
  readonly #startedAtMs: number;
  #successes = 0;
  #credit: number;

  constructor(options: RecoveryOptions, nowMs: number) {
    this.#options = options;
    this.#startedAtMs = nowMs;
    // The first caller is admitted.
    this.#credit = 1 - options.startShare;
  }

  /** The admitted share at this time, 0 to 1. */
  share(nowMs: number): number {
    const { startShare } = this.#options;
    return startShare + (1 - startShare) * this.#progress(nowMs);
  }

  /** Whether the next caller is admitted. */
  admits(nowMs: number): boolean {
    this.#credit += this.share(nowMs);
    if (this.#credit < 1) return false;
    this.#credit -= 1;
    return true;
  }

  succeeded(): void {
    this.#successes++;
  }

  isOver(nowMs: number): boolean {
    return this.#progress(nowMs) >= 1;
  }

  #progress(nowMs: number): number {
    const done =
      this.#options.kind === 'time'
        ? (nowMs - this.#startedAtMs) / this.#options.durationMs
        : this.#successes / this.#options.successes;
    return Math.min(1, Math.max(0, done));
  }
}
