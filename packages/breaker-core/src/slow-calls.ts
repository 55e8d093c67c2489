import { type Aged, AgeList } from './age-list.js';

/** A call in flight whose duration matters. */
export interface SlowCall extends Aged<SlowCall> {
  readonly startedAtMs: number;
  /** Where it is while it is in time: of its own generation, which may be over when it ends. */
  readonly list: AgeList<SlowCall>;
  /** Whether it was seen to be slow while in flight: it is in no list then. */
  isOverdue: boolean;
}

/**
 * The calls in flight that are not slow yet, by age: the next to become slow is the oldest.
 *
 * ```
 * oldest ⇄ … ⇄ youngest        overdue() eats from the left, begin() appends on the right
 * ```
 */
export class SlowCalls {
  readonly #inTime = new AgeList<SlowCall>();

  begin(nowMs: number): SlowCall {
    const call: SlowCall = {
      startedAtMs: nowMs,
      list: this.#inTime,
      isOverdue: false,
      older: undefined,
      younger: undefined,
    };
    this.#inTime.add(call);
    return call;
  }

  /** @returns whether it had been seen to be overdue before. */
  end(call: SlowCall): boolean {
    if (!call.isOverdue) call.list.remove(call);
    return call.isOverdue;
  }

  /** Takes out the next call that has run for `slowMs`; undefined when there is none. */
  nextOverdue(nowMs: number, { slowMs }: { slowMs: number }): SlowCall | undefined {
    const oldest = this.#inTime.oldest;
    if (oldest === undefined || nowMs - oldest.startedAtMs < slowMs) return undefined;
    this.#inTime.remove(oldest);
    oldest.isOverdue = true;
    return oldest;
  }
}
