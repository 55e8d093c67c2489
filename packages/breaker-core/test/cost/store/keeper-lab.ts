import { Budget } from '../../../src/cost/budget.js';
import type { Now } from '../../../src/cost/ledger.js';
import { HeldReservation, type Settler } from '../../../src/cost/reservation.js';
import { MemoryBudgetStore } from '../../../src/cost/store/memory-budget-store.js';
import type { KeeperTerms } from '../../../src/cost/store/keeper-terms.js';
import { StoreKeeper, type StoreVerdict } from '../../../src/cost/store/store-keeper.js';
import { memoryLab } from './store-lab.js';
import { ScriptedStore } from './scripted-store.js';

export const CAP_MICROS = 100;
export const TTL_MS = 60_000;
export const TIMEOUT_MS = 1_000;
export const HOUR_MS = 3_600_000;

type ProcessTerms = Partial<KeeperTerms> & Pick<KeeperTerms, 'store' | 'clock'>;

/** The budgets of one process with the keeper of its store: what a breaker does with both. */
export class KeptBudget {
  readonly keeper: StoreKeeper;
  readonly #budget: Budget;
  readonly #terms: ProcessTerms;

  constructor(terms: ProcessTerms, epochMs: number) {
    const { expiredCharge = 'estimate' } = terms;
    const caps = { capMicros: CAP_MICROS, softCapMicros: Number.POSITIVE_INFINITY };
    const budgets = [
      { per: 'day', ...caps },
      { per: { rollingMs: HOUR_MS }, ...caps },
    ] as const;
    const scopes = [{ name: 'root', budgets }];
    const budgetTerms = { scopes, timeZone: 'UTC', reservationTtlMs: TTL_MS, expiredCharge };
    this.#budget = new Budget(budgetTerms, epochMs);
    this.#terms = terms;
    this.keeper = new StoreKeeper({
      breakerName: 'lab',
      expiredCharge,
      storeFailure: 'closed',
      storeTimeoutMs: TIMEOUT_MS,
      storeOutboxMax: 10_000,
      ...terms,
    });
  }

  get nowMs(): number {
    return this.#terms.clock.nowMs();
  }

  /** Committed and held in the day. */
  get usedMicros(): number {
    return this.#budget.tree.ledgers[0]?.usedMicros ?? Number.NaN;
  }

  /** Held locally, and asked of the store; undefined when the own budget has no room. */
  ask(micros: number): { reservation: HeldReservation; verdict: Verdict } | undefined {
    const levels = this.#budget.tree.root;
    const now = this.#now;
    if (this.#budget.refusing(levels, micros, now) !== undefined) return undefined;
    const held = {
      levels,
      reservedMicros: micros,
      step: 0,
      at: now,
      callerId: undefined,
    };
    const terms = { settler: SETTLER, reservationTtlMs: TTL_MS };
    const reservation = new HeldReservation(held, terms);
    this.#budget.hold(reservation);
    return { reservation, verdict: this.keeper.hold(reservation) };
  }

  /** Asks, and gives up what the store does not hold: undefined then. */
  async reserve(micros: number): Promise<HeldReservation | undefined> {
    const asked = this.ask(micros);
    if (asked === undefined) return undefined;
    if ((await asked.verdict) === undefined) return asked.reservation;
    this.commit(asked.reservation, 0);
    return undefined;
  }

  /** A reservation that is known to be held. */
  mustAsk(micros: number): HeldReservation {
    const asked = this.ask(micros);
    if (asked === undefined) throw new Error(`no room for ${micros}`);
    return asked.reservation;
  }

  commit(reservation: HeldReservation, actualMicros: number): void {
    const chargedMicros =
      reservation.state === 'expired' ? this.#budget.expiryChargeMicros(reservation) : 0;
    this.#budget.commit(reservation, actualMicros, this.#now);
    this.keeper.post(reservation, actualMicros - chargedMicros);
  }

  refund(reservation: HeldReservation, micros: number): void {
    this.#budget.refund(reservation, micros, this.#now);
    this.keeper.post(reservation, -micros);
  }

  extend(reservation: HeldReservation): void {
    this.#budget.extend(reservation, this.#now);
    this.keeper.extend(reservation);
  }

  get #now(): Now {
    return { nowMs: this.nowMs, epochMs: 0 };
  }

  /** Turns to the day of a date. */
  rollOver(epochMs: number): void {
    this.#budget.tree.rollOver(epochMs);
  }

  /** Expires what is due by the clock of this process. */
  expireDue(): void {
    for (;;) {
      const expired = this.#budget.expireNext(this.#now);
      if (expired === undefined) return;
      this.keeper.post(expired, this.#budget.expiryChargeMicros(expired));
    }
  }
}

export type Verdict = StoreVerdict | Promise<StoreVerdict>;

const SETTLER: Settler = {
  commit: () => false,
  release: () => undefined,
  extend: () => undefined,
  refund: () => undefined,
};

/** One process and a scripted store; more processes on the same store by `another`. */
export function keeperLab(terms: Partial<KeeperTerms> = {}) {
  const { store: memory, ...time } = memoryLab();
  const store = new ScriptedStore(memory);
  const another = (its: Partial<KeeperTerms> = {}): KeptBudget =>
    new KeptBudget({ store, clock: time.clock, ...terms, ...its }, time.epochMs());
  const process = another();
  return { ...time, store, another, process, usedOf: () => usedMicros(memory, time.epochMs()) };
}

/** What a store has charged and holds: in the day, and in the rolling hour. */
function usedMicros(store: MemoryBudgetStore, epochMs: number): readonly [number, number] {
  const capMicros = 1e12;
  const resetsAtEpochMs = Math.ceil(epochMs / DAY_MS) * DAY_MS;
  const key = new Date(epochMs).toISOString().slice(0, 10);
  const rolling = { per: { rollingMs: HOUR_MS }, key: `rolling-${HOUR_MS}ms` } as const;
  const accounts = [
    { scope: 'root', per: 'day', key, resetsAtEpochMs },
    { scope: 'root', ...rolling, resetsAtEpochMs: null },
  ] as const;
  const [day = Number.NaN, hour = Number.NaN] = accounts.map((account) => {
    const limits = [{ account, capMicros }];
    const micros = capMicros + 1;
    const answer = store.hold({ holdId: 'look', limits, micros, ttlMs: 1, expiryChargeMicros: 0 });
    return answer.held ? Number.NaN : capMicros - answer.remainingMicros;
  });
  return [day, hour];
}

const DAY_MS = 24 * HOUR_MS;
