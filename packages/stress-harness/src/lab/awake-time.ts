/** Longer than this without a beat, and without a reason of its own, the keeper itself stood still. */
const STANDSTILL_MIN_MS = 500;

/** What a keeper sees when it looks after its lab, several times a second. */
export interface Beat {
  readonly nowMs: number;
  /** Time since the last beat in which the keeper was at work, or waited for a processor. */
  readonly busyMs: number;
  /** The lab is stopped: by SIGSTOP, by Ctrl-Z, by a debugger of the system. */
  readonly labIsStopped: boolean;
}

/**
 * Parts the time of a lab process into time in which it could run, and time in which it stood still
 * because it was stopped, its container was frozen or its machine slept. Pure.
 */
export class AwakeTime {
  #lastMs: number;
  #awakeMs = 0;
  #stoodStillMs = 0;

  constructor(startMs: number) {
    this.#lastMs = startMs;
  }

  beat({ nowMs, busyMs, labIsStopped }: Beat): void {
    const elapsedMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (labIsStopped || elapsedMs - busyMs >= STANDSTILL_MIN_MS) this.#stoodStillMs += elapsedMs;
    else this.#awakeMs += elapsedMs;
  }

  /** What counts against the lab's time. */
  get awakeMs(): number {
    return this.#awakeMs;
  }

  get stoodStillMs(): number {
    return this.#stoodStillMs;
  }
}
