import { type Aged, AgeList } from './age-list.js';

/** A call in flight whose duration matters. */
export interface SlowCall extends Aged<SlowCall> {
  readonly startedAtMs: number;
  /** Where it is while it is in time: of its own generation, which may be over when it ends. */
  readonly list: AgeList<SlowCall>;
  /** `overdue` once it was seen to be slow while in flight; `ended` when it is in no list. */
  pace: 'in-time' | 'overdue' | 'ended';
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
      pace: 'in-time',
      older: undefined,
      younger: undefined,
    };
    this.#inTime.add(call);
    return call;
  }

  /** @returns whether it had been seen to be overdue before. */
  end(call: SlowCall): boolean {
    const wasOverdue = call.pace === 'overdue';
    if (call.pace === 'in-time') call.list.remove(call);
    call.pace = 'ended';
    return wasOverdue;
  }

  /** Takes out the next call that has run for `slowMs`; undefined when there is none. */
  nextOverdue(nowMs: number, { slowMs }: { slowMs: number }): SlowCall | undefined {
    const oldest = this.#inTime.oldest;
    if (oldest === undefined || nowMs - oldest.startedAtMs < slowMs) return undefined;
    this.#inTime.remove(oldest);
    oldest.pace = 'overdue';
    return oldest;
  }
}
