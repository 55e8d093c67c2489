import type { BudgetStore, StoreAnswer, StoreHold } from '../cost/store/budget-store.js';
import type { CalendarAccount, RollingAccount, StoreAccount } from '../cost/store/store-account.js';
import type { ChargeEntry, StoreEntry } from '../cost/store/store-entry.js';
import { expectSame, type StoreUnderTest } from './store-law.js';

/** A cap that no law reaches. */
const NO_CAP_MICROS = 1_000_000_000;

/** The cap of a hold that brings none of its own. */
export const CAP_MICROS = 100;

/** What a law may leave out of a hold. */
export interface DeskHold extends Partial<Pick<StoreHold, 'ttlMs' | 'expiryChargeMicros'>> {
  readonly micros: number;
  readonly capMicros?: number;
  readonly accounts?: readonly StoreAccount[];
}

/** What a law may leave out of an entry. */
export interface DeskCharge extends Partial<Pick<ChargeEntry, 'accounts' | 'ageMs' | 'seq'>> {
  readonly chargeMicros: number;
}

/** Speaks to a store as a breaker does, with what a law does not care about filled in. */
export class StoreDesk {
  readonly store: BudgetStore;
  readonly tickMs: number;
  readonly day: CalendarAccount;
  readonly month: CalendarAccount;
  /** Looks back ten ticks. */
  readonly rolling: RollingAccount;
  readonly #under: StoreUnderTest;
  #seq = 0;

  constructor(under: StoreUnderTest, tickMs: number) {
    this.store = under.store;
    this.tickMs = tickMs;
    this.#under = under;
    const resetsAtEpochMs = under.epochMs() + 24 * 3_600_000;
    this.day = { scope: 'root', per: 'day', key: '2026-03-14', resetsAtEpochMs };
    this.month = { scope: 'root', per: 'month', key: '2026-03', resetsAtEpochMs };
    const rollingMs = 10 * tickMs;
    const key = `rolling-${rollingMs}ms`;
    this.rolling = { scope: 'root', per: { rollingMs }, key, resetsAtEpochMs: null };
  }

  async hold(holdId: string, hold: DeskHold): Promise<StoreAnswer> {
    const { micros, capMicros = CAP_MICROS, accounts = [this.day] } = hold;
    const { ttlMs = 1_000 * this.tickMs, expiryChargeMicros = micros } = hold;
    const limits = accounts.map((account) => ({ account, capMicros }));
    return this.store.hold({ holdId, limits, micros, ttlMs, expiryChargeMicros });
  }

  /** @throws an Error unless it is held. */
  async mustHold(holdId: string, hold: DeskHold): Promise<void> {
    const received = (await this.hold(holdId, hold)).held;
    expectSame(`hold "${holdId}" of ${hold.micros} micros is held`, { expected: true, received });
  }

  /** @throws an Error unless it is refused. */
  async mustRefuse(holdId: string, hold: DeskHold): Promise<StoreAnswer & { held: false }> {
    const answer = await this.hold(holdId, hold);
    if (!answer.held) return answer;
    throw new Error(`hold "${holdId}" of ${hold.micros} micros: expected a refusal, got held`);
  }

  settlement(holdId: string, charge: DeskCharge): StoreEntry {
    return { kind: 'settle', holdId, ...this.#charge(charge) };
  }

  adjustment(charge: DeskCharge): StoreEntry {
    return { kind: 'adjust', ...this.#charge(charge) };
  }

  extension(holdId: string, ttlMs: number): StoreEntry {
    return { kind: 'extend', writerId: 'writer', seq: ++this.#seq, holdId, ttlMs };
  }

  async post(...entries: readonly StoreEntry[]): Promise<void> {
    await this.store.post(entries);
  }

  async elapse(ticks: number): Promise<void> {
    await this.#under.elapse(ticks * this.tickMs);
  }

  /** Charged and held, as a refusal tells it of a hold that never fits. */
  async usedMicros(account: StoreAccount): Promise<number> {
    const probe = { micros: NO_CAP_MICROS + 1, capMicros: NO_CAP_MICROS, accounts: [account] };
    return NO_CAP_MICROS - (await this.mustRefuse('probe', probe)).remainingMicros;
  }

  /** @throws an Error unless exactly so much is charged and held. */
  async mustUse(account: StoreAccount, micros: number, { when }: { when: string }): Promise<void> {
    const received = await this.usedMicros(account);
    expectSame(`used micros ${when}`, { expected: micros, received });
  }

  #charge({ chargeMicros, accounts = [this.day], ageMs = 0, seq }: DeskCharge) {
    const number = { writerId: 'writer', seq: seq ?? ++this.#seq };
    return { ...number, accounts, chargeMicros, ageMs };
  }
}
