import type { BudgetRefusal } from '../cost-errors.js';
import type { StoreHold, StoreLimit } from './budget-store.js';

/** An answer that was looked at. */
export type CheckedAnswer =
  | { readonly held: true }
  | {
      readonly held: false;
      /** The limit of the hold that has no room. */
      readonly limit: StoreLimit;
      readonly remainingMicros: number;
      readonly retryAtEpochMs: number | null;
    };

/** The answer to a hold, copied; undefined when it is none. Never throws, whatever was answered. */
export function checkedAnswer(answer: unknown, { limits }: StoreHold): CheckedAnswer | undefined {
  try {
    const { held, scope, key, remainingMicros, retryAtEpochMs } = answer as Record<string, unknown>;
    if (held === true) return { held };
    const limit = limits.find(({ account }) => account.scope === scope && account.key === key);
    if (held !== false || limit === undefined) return undefined;
    if (!isMicros(remainingMicros) || !isDateOrNull(retryAtEpochMs)) return undefined;
    return { held, limit, remainingMicros, retryAtEpochMs };
  } catch {
    return undefined;
  }
}

/** What is told of a hold that a store refused. */
export function storeRefusal(
  { limit, remainingMicros, retryAtEpochMs }: CheckedAnswer & { held: false },
  { breakerName, hold }: { breakerName: string; hold: StoreHold },
): BudgetRefusal {
  return {
    breakerName,
    reason: remainingMicros === 0 ? 'exhausted' : 'would_exceed',
    scope: limit.account.scope,
    per: limit.account.per,
    estimateMicros: hold.micros,
    remainingMicros,
    capMicros: limit.capMicros,
    retryAtEpochMs,
  };
}

function isMicros(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The last instant that a `Date` can hold; the message of a refusal makes one of it. */
const DATE_MS_MAX = 8.64e15;

function isDateOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Math.abs(value) <= DATE_MS_MAX);
}
