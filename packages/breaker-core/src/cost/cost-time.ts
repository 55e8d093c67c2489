import type { Calendar, Clock } from '../clock.js';
import type { Now } from './ledger.js';

/**
 * Reads the two clocks of a cost breaker. Reading them takes longer than moving money, so that
 * calls in quick succession share readings where the clock offers that (`Clock.coarseNowMs`): they
 * may be dated a millisecond early. A rolling window needs the exact time, or it would forget early.
 */
export class CostTime {
  readonly #clock: Clock;
  readonly #calendar: Calendar;
  readonly #isShared: boolean;
  #latest: Now = { nowMs: Number.NaN, epochMs: Number.NaN };

  constructor(
    { clock, calendar }: { clock: Clock; calendar: Calendar },
    { exact }: { exact: boolean },
  ) {
    this.#clock = clock;
    this.#calendar = calendar;
    this.#isShared = !exact && clock.coarseNowMs !== undefined;
  }

  nowMs(): number {
    return this.#isShared ? (this.#clock.coarseNowMs?.() ?? Number.NaN) : this.#clock.nowMs();
  }

  /** Both clocks; the date is as old as the time it comes with. */
  now(): Now {
    if (!this.#isShared) return this.exactly();
    const nowMs = this.nowMs();
    if (nowMs !== this.#latest.nowMs) this.#latest = { nowMs, epochMs: this.#calendar.epochMs() };
    return this.#latest;
  }

  exactly(): Now {
    return { epochMs: this.#calendar.epochMs(), nowMs: this.#clock.nowMs() };
  }
}
