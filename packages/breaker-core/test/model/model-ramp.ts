import type { RecoveryOptions } from '../../src/index.js';

/** Of any callers in a row, the share that has grown by then; the first one is among them. */
export class ModelRamp {
  successes = 0;
  #credit: number;

  constructor(
    readonly options: RecoveryOptions,
    readonly startedAtMs: number,
  ) {
    this.#credit = 1 - options.startShare;
  }

  isOver(nowMs: number): boolean {
    return this.#progress(nowMs) === 1;
  }

  admits(nowMs: number): boolean {
    const { startShare } = this.options;
    this.#credit += startShare + (1 - startShare) * this.#progress(nowMs);
    if (this.#credit < 1) return false;
    this.#credit -= 1;
    return true;
  }

  #progress(nowMs: number): number {
    const { options } = this;
    return options.kind === 'time'
      ? Math.min(1, (nowMs - this.startedAtMs) / options.durationMs)
      : Math.min(1, this.successes / options.successes);
  }
}
