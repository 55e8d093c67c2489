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

  /** Both clocks; the date is as old as the time it comes with. */
  now(): Now {
    if (!this.#isShared) return (this.#latest = this.exactly());
    const nowMs = this.#clock.coarseNowMs?.() ?? Number.NaN;
    if (nowMs !== this.#latest.nowMs) this.#latest = { nowMs, epochMs: this.#calendar.epochMs() };
    return this.#latest;
  }

  /** The time; the date may be as old as the last {@link now}. For who needs no date. */
  time(): Now {
    if (this.#isShared) return this.now();
    return { nowMs: this.#clock.nowMs(), epochMs: this.#latest.epochMs };
  }

  exactly(): Now {
    return { epochMs: this.#calendar.epochMs(), nowMs: this.#clock.nowMs() };
  }
}
