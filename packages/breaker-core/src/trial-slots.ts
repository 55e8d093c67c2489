/** One call admitted while half-open. `held` turns false when its slot is given back or expires. */
export interface Trial {
  readonly startedAtMs: number;
  held: boolean;
  older: Trial | undefined;
  younger: Trial | undefined;
}

/**
 * The slots of one half-open period: at most `capacity` trials hold one at a time.
 *
 * @remarks
 * Holders form a list by age, so that taking, giving back out of order and expiring the oldest
 * each touch a constant number of trials:
 *
 * ```
 * oldest ⇄ … ⇄ youngest        expire() eats from the left, take() appends on the right
 * ```
 */
export class TrialSlots {
  #free: number;
  #oldest: Trial | undefined;
  #youngest: Trial | undefined;

  constructor(capacity: number) {
    this.#free = capacity;
  }

  /** When the trial that has held a slot longest began; undefined while every slot is free. */
  get oldestStartedAtMs(): number | undefined {
    return this.#oldest?.startedAtMs;
  }

  /** A slot, or undefined when all are taken. */
  take(nowMs: number): Trial | undefined {
    if (this.#free === 0) return undefined;
    this.#free--;
    const trial = { startedAtMs: nowMs, held: true, older: this.#youngest, younger: undefined };
    if (this.#youngest === undefined) this.#oldest = trial;
    else this.#youngest.younger = trial;
    this.#youngest = trial;
    return trial;
  }

  /** Gives back the slot of a trial that holds one. */
  release(trial: Trial): void {
    if (trial.older === undefined) this.#oldest = trial.younger;
    else trial.older.younger = trial.younger;
    if (trial.younger === undefined) this.#youngest = trial.older;
    else trial.younger.older = trial.older;
    trial.older = trial.younger = undefined;
    trial.held = false;
    this.#free++;
  }

  /** Takes the slots of all trials that have run for `deadlineMs`; returns how many there were. */
  expire(nowMs: number, { deadlineMs }: { deadlineMs: number }): number {
    let expired = 0;
    while (this.#oldest !== undefined && nowMs - this.#oldest.startedAtMs >= deadlineMs) {
      this.release(this.#oldest);
      expired++;
    }
    return expired;
  }
}
