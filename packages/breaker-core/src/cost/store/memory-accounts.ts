import { CalendarLedger } from '../calendar-ledger.js';
import type { Ledger, Now } from '../ledger.js';
import { RollingLedger } from '../rolling-ledger.js';
import { accountName, type StoreAccount } from './store-account.js';

/** How long a period is kept when it is over: by then the clocks of all breakers agree on it. */
export const PAST_AFTER_MS = 3_600_000;

interface MemoryAccount {
  readonly account: StoreAccount;
  readonly ledger: Ledger;
  usedAtMs: number;
}

/** The sums of a {@link MemoryBudgetStore}. */
export class MemoryAccounts {
  readonly #known = new Map<string, MemoryAccount>();

  get size(): number {
    return this.#known.size;
  }

  /** The ledger of an account, up to the time; undefined when its period is past. */
  open(account: StoreAccount, now: Now): Ledger | undefined {
    if (isPast(account, now.nowMs, now)) return undefined;
    const name = accountName(account);
    let known = this.#known.get(name);
    if (known === undefined) {
      known = { account, ledger: ledgerOf(account, now), usedAtMs: now.nowMs };
      this.#known.set(name, known);
    }
    known.usedAtMs = now.nowMs;
    known.ledger.advance(now);
    return known.ledger;
  }

  forgetPast(now: Now): void {
    for (const [name, { account, usedAtMs }] of this.#known) {
      if (isPast(account, usedAtMs, now)) this.#known.delete(name);
    }
  }
}

/** Whether nothing that was charged to an account at `atMs` can count any more. */
export function isPast(
  { per, resetsAtEpochMs }: Pick<Ledger, 'per' | 'resetsAtEpochMs'>,
  atMs: number,
  { nowMs, epochMs }: Now,
): boolean {
  if (typeof per !== 'string') return nowMs >= atMs + 2 * per.rollingMs;
  return epochMs >= (resetsAtEpochMs ?? 0) + PAST_AFTER_MS;
}

function ledgerOf(account: StoreAccount, { epochMs }: Now): Ledger {
  const { scope, key } = account;
  // The caps come with each hold.
  const caps = { capMicros: 0, softCapMicros: Number.POSITIVE_INFINITY };
  if (account.resetsAtEpochMs === null) {
    return new RollingLedger(scope, { per: account.per, ...caps });
  }
  const { per, resetsAtEpochMs: endsAtEpochMs } = account;
  // When it began is asked by projections only, and a store makes none.
  const period = {
    unit: per,
    key,
    startsAtEpochMs: Math.min(epochMs, endsAtEpochMs),
    endsAtEpochMs,
  };
  return new CalendarLedger(scope, { per, ...caps }, period);
}
