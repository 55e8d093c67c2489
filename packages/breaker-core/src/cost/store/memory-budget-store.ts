import { type Calendar, type Clock, monotonicClock, systemCalendar } from '../../clock.js';
import type { Ledger, Now } from '../ledger.js';
import { correctionBy } from '../sums.js';
import type { BudgetStore, StoreAnswer, StoreHold } from './budget-store.js';
import { MemoryAccounts } from './memory-accounts.js';
import { MemoryHold } from './memory-hold.js';
import { MemoryHolds } from './memory-holds.js';
import { MemoryWriters } from './memory-writers.js';
import type { ChargeEntry, StoreEntry } from './store-entry.js';

/** How often, at most, it looks for what is past. */
const FORGET_EVERY_MS = 60_000;

const HELD: StoreAnswer = { held: true };

/**
 * A {@link BudgetStore} in the memory of one process: lets several breakers share their budgets, and
 * shows how a store behaves. Answers at once.
 *
 * @remarks
 * It has no timers. What it remembers is bounded by the holds that are live, those that nobody has
 * settled in periods that are not past, the accounts of these, and their writers.
 *
 * @example
 * ```ts
 * const store = new MemoryBudgetStore();
 * const search = new CostBreaker({ name: 'search', dailyCap: 25, store });
 * const chat = new CostBreaker({ name: 'chat', dailyCap: 25, store }); // 25 for both together
 * ```
 */
export class MemoryBudgetStore implements BudgetStore {
  readonly #clock: Clock;
  readonly #calendar: Calendar;
  readonly #accounts = new MemoryAccounts();
  readonly #holds: MemoryHolds;
  readonly #writers = new MemoryWriters();
  #forgetAtMs: number;

  /**
   * @param options - `clock`: by which holds expire and rolling accounts forget; default: the
   * process's monotonic clock. `calendar`: by which periods are over; default: the machine's wall
   * clock.
   */
  constructor({
    clock = monotonicClock,
    calendar = systemCalendar,
  }: { readonly clock?: Clock; readonly calendar?: Calendar } = {}) {
    this.#clock = clock;
    this.#calendar = calendar;
    this.#holds = new MemoryHolds(clock);
    this.#forgetAtMs = clock.nowMs() + FORGET_EVERY_MS;
  }

  /** How much it remembers. */
  get size(): { readonly accounts: number; readonly holds: number; readonly writers: number } {
    this.#now();
    const [accounts, holds, writers] = [this.#accounts, this.#holds, this.#writers];
    return { accounts: accounts.size, holds: holds.size, writers: writers.size };
  }

  hold(hold: StoreHold): StoreAnswer {
    const now = this.#now();
    if (this.#holds.has(hold.holdId)) return HELD;
    const ledgers: Ledger[] = [];
    let refusal: Refused | undefined;
    for (const { account, capMicros } of hold.limits) {
      const ledger = this.#accounts.open(account, now);
      ledger?.setCap({ capMicros });
      if (ledger?.admits(hold.micros) === true) ledgers.push(ledger);
      else refusal = laterOf(refusal, refusedBy(ledger, { hold, account, now }));
    }
    if (refusal !== undefined) return refusal;
    this.#holds.add(hold.holdId, new MemoryHold(hold, { ledgers, nowMs: now.nowMs }));
    return HELD;
  }

  post(entries: readonly StoreEntry[]): void {
    const now = this.#now();
    for (const entry of entries) {
      if (this.#writers.takes(entry, now)) this.#write(entry, now);
    }
  }

  #write(entry: StoreEntry, now: Now): void {
    const { nowMs } = now;
    if (entry.kind === 'extend') {
      this.#holds.extend(entry.holdId, { untilMs: nowMs + entry.ttlMs, nowMs });
      return;
    }
    const hold = entry.kind === 'settle' ? this.#holds.take(entry.holdId) : undefined;
    if (hold === undefined) this.#charge(entry, now);
    else hold.settle(entry.chargeMicros, nowMs);
  }

  #charge({ accounts, chargeMicros, ageMs }: ChargeEntry, now: Now): void {
    if (chargeMicros === 0) return;
    const correction = correctionBy(chargeMicros);
    for (const account of accounts) {
      const ledger = this.#accounts.open(account, now);
      ledger?.correct(correction, { nowMs: now.nowMs - ageMs });
    }
  }

  /** Charges the holds that have expired, and now and then forgets what is past. */
  #now(): Now {
    const now = { nowMs: this.#clock.nowMs(), epochMs: this.#calendar.epochMs() };
    this.#holds.expireDue(now.nowMs);
    if (now.nowMs >= this.#forgetAtMs) {
      this.#forgetAtMs = now.nowMs + FORGET_EVERY_MS;
      this.#accounts.forgetPast(now);
      this.#holds.forgetPast(now);
      this.#writers.forgetPast(now);
    }
    return now;
  }
}

type Refused = StoreAnswer & { readonly held: false };

/** @param ledger - undefined when the period is past. */
function refusedBy(
  ledger: Ledger | undefined,
  { hold, account, now }: { hold: StoreHold; account: { scope: string; key: string }; now: Now },
): Refused {
  const { scope, key } = account;
  const { remainingMicros = 0 } = ledger ?? {};
  const retryAtEpochMs = ledger?.retryAtEpochMs(hold.micros, now) ?? null;
  return { held: false, scope, key, remainingMicros, retryAtEpochMs };
}

/** Of two refusals, the one that has to be waited for longest. */
function laterOf(one: Refused | undefined, other: Refused): Refused {
  return one === undefined || retryMs(other) >= retryMs(one) ? other : one;
}

function retryMs({ retryAtEpochMs }: Refused): number {
  return retryAtEpochMs ?? Number.POSITIVE_INFINITY;
}
