import { type Calendar, type Clock, type Instant, MonotonicClock } from '../clock.js';
import type { Now } from './ledger.js';

/**
 * Reads the two clocks of a cost breaker. Reading them takes longer than moving money, so that
 * calls in quick succession share readings where the clock offers that (`Clock.coarseNowMs`): they
 * may be dated a millisecond early. What enters a rolling window is dated exactly, or it would leave
 * early.
 */
export class CostTime {
  readonly #clock: Clock;
  /** The clock, if it hands the same object to all who share a reading. */
  readonly #sharing: MonotonicClock | undefined;
  readonly #calendar: Calendar;
  readonly #exact: boolean;
  #instant: Instant | undefined;
  #latest: Now = { nowMs: Number.NaN, epochMs: Number.NaN };

  constructor(
    { clock, calendar }: { clock: Clock; calendar: Calendar },
    { exact }: { exact: boolean },
  ) {
    this.#clock = clock;
    this.#sharing = clock instanceof MonotonicClock ? clock : undefined;
    this.#calendar = calendar;
    this.#exact = exact;
  }

  /** For who reserves: the date is that of a reading that may be shared. */
  now(): Now {
    const shared = this.#shared();
    if (shared === undefined) return (this.#latest = this.exactly());
    return this.#exact ? { nowMs: this.#clock.nowMs(), epochMs: shared.epochMs } : shared;
  }

  /** For who settles, and needs no date: a window that forgets a moment later has forgotten none. */
  time(): Now {
    return this.#shared() ?? { nowMs: this.#clock.nowMs(), epochMs: this.#latest.epochMs };
  }

  exactly(): Now {
    return { epochMs: this.#calendar.epochMs(), nowMs: this.#clock.nowMs() };
  }

  /** Undefined where readings are not shared. */
  #shared(): Now | undefined {
    const instant = this.#sharing?.coarseNow();
    return instant !== undefined && instant === this.#instant ? this.#latest : this.#read(instant);
  }

  #read(instant: Instant | undefined): Now | undefined {
    const nowMs = instant === undefined ? this.#clock.coarseNowMs?.() : instant.nowMs;
    if (nowMs === undefined) return undefined;
    if (instant !== undefined) this.#instant = instant;
    if (nowMs !== this.#latest.nowMs) this.#latest = { nowMs, epochMs: this.#calendar.epochMs() };
    return this.#latest;
  }
}
