import type { Ledger } from '../ledger.js';
import type { CalendarUnit } from '../period.js';

/** The money of one scope in one hour, day, week or month. */
export interface CalendarAccount {
  readonly scope: string;
  readonly per: CalendarUnit;
  /** Which one: `2026-03-31T14`, `2026-03-31`, `2026-W14`, `2026-03`, in the breaker's time zone. */
  readonly key: string;
  /** The first millisecond after it, since 1970 UTC. */
  readonly resetsAtEpochMs: number;
}

/** The money of one scope in the time just passed. */
export interface RollingAccount {
  readonly scope: string;
  /** How long it looks back, in milliseconds. */
  readonly per: { readonly rollingMs: number };
  /** `rolling-3600000ms` */
  readonly key: string;
  readonly resetsAtEpochMs: null;
}

/**
 * Which sums of a store are meant. Two are the same when `scope`, `key` and `resetsAtEpochMs` are:
 * the last tells apart days of two time zones. Breakers that must not share money need stores that
 * are told apart, by a prefix or a table of their own.
 */
export type StoreAccount = CalendarAccount | RollingAccount;

/** The name of an account that no other has. */
export function accountName({ scope, key, resetsAtEpochMs }: StoreAccount): string {
  return JSON.stringify([scope, key, resetsAtEpochMs]);
}

/** The account that a ledger has in a store. */
export function accountOf({ scope, per, key, resetsAtEpochMs }: Ledger): StoreAccount {
  if (typeof per !== 'string') return { scope, per, key, resetsAtEpochMs: null };
  // A ledger of the calendar always has an end.
  return { scope, per, key, resetsAtEpochMs: resetsAtEpochMs ?? 0 };
}
