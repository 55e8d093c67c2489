/** A keeper that has not come to its next beat for so long, for no reason of its own, stood still. */
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
  #labIsStopped = false;
  #awakeMs = 0;
  #stoodStillMs = 0;

  constructor(startMs: number) {
    this.#lastMs = startMs;
  }

  beat({ nowMs, busyMs, labIsStopped }: Beat): void {
    const elapsedMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    this.#labIsStopped = labIsStopped;
    if (labIsStopped || elapsedMs - busyMs >= STANDSTILL_MIN_MS) this.#stoodStillMs += elapsedMs;
    else this.#awakeMs += elapsedMs;
  }

  /**
   * Whether a lab that was given so much time has had it. Time in which it stood still does not
   * count, so that a machine that slept ends no lab; but one that is stopped, and stays so for as
   * long as it was given in all, has had it too.
   */
  isOver(timeoutMs: number): boolean {
    return this.#awakeMs >= timeoutMs || (this.#labIsStopped && this.#stoodStillMs >= timeoutMs);
  }

  get awakeMs(): number {
    return this.#awakeMs;
  }

  get stoodStillMs(): number {
    return this.#stoodStillMs;
  }
}
