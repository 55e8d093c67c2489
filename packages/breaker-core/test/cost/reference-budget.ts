import type { ExpiredCharge } from '../../src/index.js';

/** A budget of the reference: what it is called, and which of its periods holds now. */
export interface ReferenceLevel {
  readonly budget: string;
  readonly key: string;
}

/** One reservation of the reference, with the periods it was made in. */
interface Entry {
  readonly estimate: number;
  readonly atMs: number;
  readonly levels: readonly ReferenceLevel[];
  deadlineMs: number;
  state: 'live' | 'expired' | 'committed' | 'released';
  /** What it has cost so far. */
  charged: number;
  overrun: number;
  refunded: number;
}

/** What the reference knows of one period, in micro-units. */
export interface Sums {
  readonly committedMicros: number;
  readonly reservedMicros: number;
  readonly overrunMicros: number;
  readonly refundedMicros: number;
}

/** What a reference is made of. Windows in milliseconds, of budgets that roll. */
export interface ReferenceTerms {
  readonly caps: Record<string, number>;
  readonly windowsMs: Record<string, number>;
  readonly ttlMs: number;
  readonly expiredCharge: ExpiredCharge;
}

/**
 * A budget that keeps every reservation for ever and adds them all up at each question: slow, and
 * too simple to be wrong. Micro-units throughout.
 */
export class ReferenceBudget {
  readonly #terms: ReferenceTerms;
  readonly #caps: Record<string, number>;
  readonly #entries: Entry[] = [];
  #nowMs = 0;
  #expired = 0;

  constructor(terms: ReferenceTerms) {
    this.#terms = terms;
    this.#caps = { ...terms.caps };
  }

  get live(): number {
    return this.#entries.filter(({ state }) => state === 'live').length;
  }

  /** How many have expired, also of those that were settled afterwards. */
  get expired(): number {
    return this.#expired;
  }

  state(index: number): 'live' | 'expired' | 'committed' | 'released' | undefined {
    return this.#entries[index]?.state;
  }

  /** Brings it up to a time. */
  pass(nowMs: number): void {
    this.#nowMs = nowMs;
    for (const entry of this.#entries) {
      if (entry.state !== 'live' || nowMs < entry.deadlineMs) continue;
      entry.state = 'expired';
      this.#expired += 1;
      entry.charged = this.#terms.expiredCharge === 'estimate' ? entry.estimate : 0;
    }
  }

  /** Whether it was admitted. */
  reserve(estimate: number, levels: readonly ReferenceLevel[]): boolean {
    const full = levels.some((level) => {
      const { committedMicros, reservedMicros } = this.sums(level);
      return committedMicros + reservedMicros + estimate > this.cap(level.budget);
    });
    if (full) return false;
    const [atMs, deadlineMs] = [this.#nowMs, this.#nowMs + this.#terms.ttlMs];
    const nothing = { charged: 0, overrun: 0, refunded: 0 };
    this.#entries.push({ estimate, atMs, deadlineMs, levels, state: 'live', ...nothing });
    return true;
  }

  /** Whether it could be settled. */
  settle(index: number, actual: number | undefined): boolean {
    const entry = this.#entries[index];
    if (entry?.state !== 'live' && entry?.state !== 'expired') return false;
    const held = entry.state === 'live' ? entry.estimate : entry.charged;
    entry.overrun = Math.max(0, (actual ?? 0) - held);
    entry.charged = actual ?? 0;
    entry.state = actual === undefined ? 'released' : 'committed';
    return true;
  }

  /** Whether it was still live. */
  extend(index: number): boolean {
    const entry = this.#entries[index];
    if (entry?.state !== 'live') return false;
    entry.deadlineMs = this.#nowMs + this.#terms.ttlMs;
    return true;
  }

  /** Whether there was so much to give back. */
  refund(index: number, micros: number): boolean {
    const entry = this.#entries[index];
    if (entry?.state !== 'committed' || micros > entry.charged) return false;
    entry.charged -= micros;
    entry.refunded += micros;
    return true;
  }

  cap(budget: string): number {
    return this.#caps[budget] ?? Number.NaN;
  }

  setCap(budget: string, cap: number): void {
    this.#caps[budget] = cap;
  }

  sums({ budget, key }: ReferenceLevel): Sums {
    const mine = this.#entries.filter(
      (entry) =>
        entry.levels.some((level) => level.budget === budget && level.key === key) &&
        this.#isInWindow(entry, this.#terms.windowsMs[budget]),
    );
    const total = (of: (entry: Entry) => number) => mine.reduce((sum, entry) => sum + of(entry), 0);
    return {
      committedMicros: total(({ charged }) => charged),
      reservedMicros: total(({ state, estimate }) => (state === 'live' ? estimate : 0)),
      overrunMicros: total(({ overrun }) => overrun),
      refundedMicros: total(({ refunded }) => refunded),
    };
  }

  /** A window of sixty buckets and the current one. */
  #isInWindow({ atMs }: Entry, windowMs: number | undefined): boolean {
    if (windowMs === undefined) return true;
    const widthMs = windowMs / 60;
    return Math.floor(atMs / widthMs) >= Math.floor(this.#nowMs / widthMs) - 60;
  }
}
