import type { ExpiredCharge, PeriodKind } from '../../src/index.js';

/** One reservation of the reference, with the keys of the periods it was made in. */
interface Entry {
  readonly estimate: number;
  readonly deadlineMs: number;
  readonly keys: readonly string[];
  state: 'live' | 'expired' | 'settled';
  /** What it has cost so far. */
  charged: number;
  overrun: number;
}

/** What the reference knows of one period, in micro-units. */
export interface Sums {
  readonly committedMicros: number;
  readonly reservedMicros: number;
  readonly overrunMicros: number;
}

/**
 * A budget that keeps every reservation for ever and adds them all up at each question: slow, and
 * too simple to be wrong. Micro-units throughout; `keys` are its current day and month.
 */
export class ReferenceBudget {
  readonly #terms: {
    readonly caps: Partial<Record<PeriodKind, number>>;
    readonly ttlMs: number;
    readonly expiredCharge: ExpiredCharge;
  };
  readonly entries: Entry[] = [];

  constructor(terms: {
    caps: Partial<Record<PeriodKind, number>>;
    ttlMs: number;
    expiredCharge: ExpiredCharge;
  }) {
    this.#terms = terms;
  }

  expire(nowMs: number): void {
    for (const entry of this.entries) {
      if (entry.state !== 'live' || nowMs < entry.deadlineMs) continue;
      entry.state = 'expired';
      entry.charged = this.#terms.expiredCharge === 'estimate' ? entry.estimate : 0;
    }
  }

  /** Whether it was admitted. */
  reserve(estimate: number, { nowMs, keys }: { nowMs: number; keys: readonly string[] }): boolean {
    const caps = Object.values(this.#terms.caps);
    const full = keys.some((key, index) => {
      const { committedMicros, reservedMicros } = this.sums(key);
      return committedMicros + reservedMicros + estimate > (caps[index] ?? 0);
    });
    if (full) return false;
    const deadlineMs = nowMs + this.#terms.ttlMs;
    this.entries.push({ estimate, deadlineMs, keys, state: 'live', charged: 0, overrun: 0 });
    return true;
  }

  /** Whether it could be settled. */
  settle(index: number, actual: number): boolean {
    const entry = this.entries[index];
    if (entry === undefined || entry.state === 'settled') return false;
    const held = entry.state === 'live' ? entry.estimate : entry.charged;
    entry.overrun = Math.max(0, actual - held);
    entry.charged = actual;
    entry.state = 'settled';
    return true;
  }

  sums(key: string): Sums {
    const mine = this.entries.filter(({ keys }) => keys.includes(key));
    const total = (of: (entry: Entry) => number) => mine.reduce((sum, entry) => sum + of(entry), 0);
    return {
      committedMicros: total(({ charged }) => charged),
      reservedMicros: total(({ state, estimate }) => (state === 'live' ? estimate : 0)),
      overrunMicros: total(({ overrun }) => overrun),
    };
  }

  get live(): number {
    return this.entries.filter(({ state }) => state === 'live').length;
  }
}
