import { CostBreaker, type CostBreakerOptions, type PeriodUsage } from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { ManualCalendar } from './manual-calendar.js';

/** A cost breaker whose clock and calendar the test holds. Noon of a day in mid-month. */
export function costLab(options: CostBreakerOptions) {
  const clock = new ManualClock();
  const calendar = new ManualCalendar('2026-03-14T12:00:00Z');
  return { clock, calendar, breaker: new CostBreaker({ clock, calendar, ...options }) };
}

/** The daily money of a breaker that has a daily cap. */
export function daily(breaker: CostBreaker): PeriodUsage {
  const { daily: usage } = breaker.usage;
  if (usage === undefined) throw new Error('this breaker has no daily cap');
  return usage;
}

/** The `code` of what `act` throws; undefined when it does not throw. */
export function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return undefined;
}

/** A promise with its two handles, for calls that end when the test says so. */
export function pending<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
