import type { Calendar, Clock } from '../clock.js';
import type { Now } from './ledger.js';

/**
 * Reads the two clocks of a cost breaker. Reading them takes longer than moving money, so that
 * calls in quick succession share readings where the clock offers that (`Clock.coarseNowMs`): they
 * may be dated a millisecond early. What enters a rolling window is dated exactly, or it would leave
 * early.
 */
export class CostTime {
  readonly #clock: Clock;
  readonly #calendar: Calendar;
  readonly #exact: boolean;
  #latest: Now = { nowMs: Number.NaN, epochMs: Number.NaN };

  constructor(
    { clock, calendar }: { clock: Clock; calendar: Calendar },
    { exact }: { exact: boolean },
  ) {
    this.#clock = clock;
    this.#calendar = calendar;
    this.#exact = exact;
  }

  /** For who reserves: the date is that of a reading that may be shared. */
  now(): Now {
    const clock = this.#clock;
    if (clock.coarseNowMs === undefined) return (this.#latest = this.exactly());
    const shared = this.#shared(clock.coarseNowMs());
    return this.#exact ? { nowMs: clock.nowMs(), epochMs: shared.epochMs } : shared;
  }

  /** For who settles, and needs no date: a window that forgets a moment later has forgotten none. */
  time(): Now {
    const clock = this.#clock;
    if (clock.coarseNowMs !== undefined) return this.#shared(clock.coarseNowMs());
    return { nowMs: clock.nowMs(), epochMs: this.#latest.epochMs };
  }

  exactly(): Now {
    return { epochMs: this.#calendar.epochMs(), nowMs: this.#clock.nowMs() };
  }

  #shared(nowMs: number): Now {
    if (nowMs !== this.#latest.nowMs) this.#latest = { nowMs, epochMs: this.#calendar.epochMs() };
    return this.#latest;
  }
}
