import { type Aged, AgeList } from './age-list.js';

/** One call admitted while half-open. `held` turns false when its slot is given back or expires. */
export interface Trial extends Aged<Trial> {
  readonly startedAtMs: number;
  held: boolean;
}

/** The slots of one half-open period: at most so many trials hold one at a time. */
export class TrialSlots {
  readonly #holders = new AgeList<Trial>();

  /** When the trial that has held a slot longest began; undefined while every slot is free. */
  get oldestStartedAtMs(): number | undefined {
    return this.#holders.oldest?.startedAtMs;
  }

  /** Trials that hold a slot. */
  get taken(): number {
    return this.#holders.size;
  }

  /** A slot, or undefined when all `slots` are taken. */
  take(nowMs: number, { slots }: { slots: number }): Trial | undefined {
    if (this.#holders.size >= slots) return undefined;
    const trial: Trial = { startedAtMs: nowMs, held: true, older: undefined, younger: undefined };
    this.#holders.add(trial);
    return trial;
  }

  /** Gives back the slot of a trial that holds one. */
  release(trial: Trial): void {
    this.#holders.remove(trial);
    trial.held = false;
  }

  /** Takes the slots of all trials that have run for `deadlineMs`; returns how many there were. */
  expire(nowMs: number, { deadlineMs }: { deadlineMs: number }): number {
    let expired = 0;
    for (
      let oldest = this.#holders.oldest;
      oldest !== undefined && nowMs - oldest.startedAtMs >= deadlineMs;
      oldest = this.#holders.oldest
    ) {
      this.release(oldest);
      expired++;
    }
    return expired;
  }
}
