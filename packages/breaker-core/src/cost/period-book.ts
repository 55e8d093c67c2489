import { type CalendarUnit, checkDate, type Period, periodAt } from './period.js';
import { TimeZone } from './time-zone.js';

/**
 * The current period of each unit in use. Periods only move forward: a wall clock that was set
 * back stays in the period it had reached, and finds no second budget there.
 */
export class PeriodBook {
  readonly #zone: TimeZone;
  readonly #units: ReadonlySet<CalendarUnit>;
  readonly #periods = new Map<CalendarUnit, Period>();
  #endsAtEpochMs = Number.NEGATIVE_INFINITY;

  constructor(timeZone: string, units: ReadonlySet<CalendarUnit>) {
    this.#zone = new TimeZone(timeZone);
    this.#units = units;
  }

  current(unit: CalendarUnit): Period {
    const period = this.#periods.get(unit);
    if (period === undefined) throw new RangeError(`no ${unit} was turned to`);
    return period;
  }

  /**
   * Turns to the periods that `epochMs` lies in. Between two turns it costs one comparison.
   *
   * @returns whether a period was over.
   * @throws {@link InvalidOptionsError} when `epochMs` is no date; nothing is changed then.
   */
  turn(epochMs: number): boolean {
    if (epochMs < this.#endsAtEpochMs) return false;
    checkDate(epochMs);
    let endsAtEpochMs = Number.POSITIVE_INFINITY;
    for (const unit of this.#units) {
      let period = this.#periods.get(unit);
      if (period === undefined || epochMs >= period.endsAtEpochMs) {
        period = periodAt(unit, epochMs, this.#zone);
        this.#periods.set(unit, period);
      }
      endsAtEpochMs = Math.min(endsAtEpochMs, period.endsAtEpochMs);
    }
    this.#endsAtEpochMs = endsAtEpochMs;
    return true;
  }
}
