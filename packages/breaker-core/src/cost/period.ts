import { InvalidOptionsError } from '../errors.js';
import type { TimeZone } from './time-zone.js';

/** One of the calendar's units, in the breaker's time zone; a week begins on Monday (ISO 8601). */
export type CalendarUnit = 'hour' | 'day' | 'week' | 'month';

/** All of them. */
export const CALENDAR_UNITS: readonly CalendarUnit[] = ['hour', 'day', 'week', 'month'];

/** What a budget is for: a unit of the calendar, or whichever `rollingMs` have passed last. */
export type BudgetPeriod = CalendarUnit | { readonly rollingMs: number };

/** One hour, day, week or month. */
export interface Period {
  readonly unit: CalendarUnit;
  /** `2026-03-31T14` (with its offset where clocks are put back and it repeats), `2026-03-31`, `2026-W14`, `2026-03`. */
  readonly key: string;
  readonly startsAtEpochMs: number;
  /** The first millisecond after it. */
  readonly endsAtEpochMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** The last instant of year 9999: beyond it, a date has no four-digit year and is a mistake. */
const MAX_EPOCH_MS = Date.UTC(10_000, 0) - 1;

/** @throws {@link InvalidOptionsError} when a calendar gave no date from 1970 to year 9999. */
export function checkDate(epochMs: number): void {
  if (epochMs >= 0 && epochMs <= MAX_EPOCH_MS) return;
  const rule = 'milliseconds since 1970 UTC, up to year 9999';
  throw new InvalidOptionsError('CostBreaker', [
    { option: 'calendar.epochMs()', rule, value: epochMs },
  ]);
}

export function isRolling({ per }: { readonly per: BudgetPeriod }): boolean {
  return typeof per === 'object';
}

/** A name of a period that no other has within a scope. */
export function periodName(per: BudgetPeriod): string {
  return typeof per === 'string' ? per : `rolling-${per.rollingMs}ms`;
}

/** The period that `epochMs` lies in. */
export function periodAt(unit: CalendarUnit, epochMs: number, zone: TimeZone): Period {
  if (unit === 'hour') return hourAt(epochMs, zone);
  const localMs = zone.localMs(epochMs);
  const { key, fromLocalMs, toLocalMs } = DATES[unit](floor(localMs, DAY_MS));
  return {
    unit,
    key,
    startsAtEpochMs: zone.startOf(fromLocalMs),
    endsAtEpochMs: zone.startOf(toLocalMs),
  };
}

interface LocalPeriod {
  readonly key: string;
  readonly fromLocalMs: number;
  readonly toLocalMs: number;
}

/** What begins and ends with a day, from the local midnight of one of its days. */
const DATES: Record<Exclude<CalendarUnit, 'hour'>, (midnight: number) => LocalPeriod> = {
  day: (midnight) => ({
    key: iso(midnight, 10),
    fromLocalMs: midnight,
    toLocalMs: midnight + DAY_MS,
  }),
  week: (midnight) => {
    const monday = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS;
    // A week belongs to the year that its Thursday lies in.
    const thursday = monday + 3 * DAY_MS;
    const year = new Date(thursday).getUTCFullYear();
    const week = 1 + Math.floor((thursday - Date.UTC(year, 0)) / WEEK_MS);
    return {
      key: `${year}-W${String(week).padStart(2, '0')}`,
      fromLocalMs: monday,
      toLocalMs: monday + WEEK_MS,
    };
  },
  month: (midnight) => {
    const [year, month] = [new Date(midnight).getUTCFullYear(), new Date(midnight).getUTCMonth()];
    return {
      key: iso(midnight, 7),
      fromLocalMs: Date.UTC(year, month),
      toLocalMs: Date.UTC(year, month + 1),
    };
  },
};

/** An hour ends early, or begins late, where clocks are put back or forward within it. */
function hourAt(epochMs: number, zone: TimeZone): Period {
  const offsetMs = zone.offsetMs(epochMs);
  const localMs = floor(epochMs + offsetMs, HOUR_MS);
  let startsAtEpochMs = localMs - offsetMs;
  let endsAtEpochMs = startsAtEpochMs + HOUR_MS;
  if (zone.offsetMs(startsAtEpochMs) !== offsetMs) {
    startsAtEpochMs = zone.offsetChange({ from: startsAtEpochMs, to: epochMs });
  }
  if (zone.offsetMs(endsAtEpochMs - 1) !== offsetMs) {
    endsAtEpochMs = zone.offsetChange({ from: epochMs, to: endsAtEpochMs });
  }
  const shown = [localMs, localMs + HOUR_MS - 1].map((local) => zone.instantsOf(local).length);
  const key = iso(localMs, 13) + (Math.max(...shown) > 1 ? offsetText(offsetMs) : '');
  return { unit: 'hour', key, startsAtEpochMs, endsAtEpochMs };
}

function iso(localMs: number, length: number): string {
  return new Date(localMs).toISOString().slice(0, length);
}

/** `+02:00` */
function offsetText(offsetMs: number): string {
  return `${offsetMs < 0 ? '-' : '+'}${new Date(Math.abs(offsetMs)).toISOString().slice(11, 16)}`;
}

function floor(ms: number, unitMs: number): number {
  return Math.floor(ms / unitMs) * unitMs;
}
