import { InvalidOptionsError } from '../errors.js';

/** A budget's two rhythms: a day and a month of UTC. */
export type PeriodKind = 'daily' | 'monthly';

/** One day or one month. */
export interface Period {
  readonly kind: PeriodKind;
  /** `2026-03-31` for a day, `2026-03` for a month. */
  readonly key: string;
  /** The first millisecond after it, since 1970-01-01T00:00Z. */
  readonly resetsAtEpochMs: number;
  /** The same as ISO 8601, for messages. */
  readonly resetsAt: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** The last instant of year 9999: beyond it, a date has no four-digit year and is a mistake. */
const MAX_EPOCH_MS = Date.UTC(10_000, 0) - 1;

/**
 * The period that `epochMs` lies in.
 *
 * @throws {@link InvalidOptionsError} when a calendar gave something that is no date from 1970 to
 * year 9999.
 */
export function periodAt(kind: PeriodKind, epochMs: number): Period {
  if (!(epochMs >= 0 && epochMs <= MAX_EPOCH_MS)) {
    const rule = 'milliseconds since 1970 UTC, up to year 9999';
    throw new InvalidOptionsError('CostBreaker', [
      { option: 'calendar.epochMs()', rule, value: epochMs },
    ]);
  }
  const iso = new Date(epochMs).toISOString();
  const resetsAtEpochMs = kind === 'daily' ? nextDay(epochMs) : nextMonth(epochMs);
  return {
    kind,
    key: iso.slice(0, kind === 'daily' ? 10 : 7),
    resetsAtEpochMs,
    resetsAt: new Date(resetsAtEpochMs).toISOString(),
  };
}

function nextDay(epochMs: number): number {
  return (Math.floor(epochMs / DAY_MS) + 1) * DAY_MS;
}

function nextMonth(epochMs: number): number {
  const date = new Date(epochMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
