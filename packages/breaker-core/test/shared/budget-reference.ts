import type { ExpiredCharge } from '../../src/index.js';

/** One reservation of the reference. */
interface Entry {
  readonly estimate: number;
  readonly deadlineMs: number;
  state: 'live' | 'expired' | 'settled';
  charged: number;
  overrun: number;
}

/** What a reference is made of; micro-units. */
export interface ReferenceTerms {
  readonly cap: number;
  readonly places: number;
  readonly ttlMs: number;
  readonly expiredCharge: ExpiredCharge;
}

/** How a step ended. */
export type StepResult = 'done' | 'exceeded' | 'full' | 'settled';

/**
 * A shared budget that keeps every reservation for ever and adds them all up at each question: slow,
 * and too simple to be wrong.
 */
export class ReferenceSharedBudget {
  readonly #terms: ReferenceTerms;
  readonly #entries: Entry[] = [];
  #nowMs = 0;

  constructor(terms: ReferenceTerms) {
    this.#terms = terms;
  }

  pass(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  /** What happens whenever somebody reserves or looks. */
  expireDue(): number {
    const due = this.#live().filter(({ deadlineMs }) => deadlineMs <= this.#nowMs);
    for (const entry of due) {
      entry.state = 'expired';
      entry.charged = this.#terms.expiredCharge === 'estimate' ? entry.estimate : 0;
    }
    return due.length;
  }

  reserve(estimate: number): StepResult {
    this.expireDue();
    const { committedMicros, reservedMicros } = this.books();
    if (committedMicros + reservedMicros + estimate > this.#terms.cap) return 'exceeded';
    if (this.#live().length === this.#terms.places) return 'full';
    const deadlineMs = this.#nowMs + this.#terms.ttlMs;
    this.#entries.push({ estimate, deadlineMs, state: 'live', charged: 0, overrun: 0 });
    return 'done';
  }

  /** Late, its correction needs a place; not if there is nothing to correct. */
  settle(index: number, actual: number): StepResult {
    const entry = this.#entries[index];
    if (entry === undefined || entry.state === 'settled') return 'settled';
    const isLate = entry.state === 'expired';
    const held = isLate ? entry.charged : entry.estimate;
    if (isLate && actual !== held) {
      if (this.#live().length === this.#terms.places) this.expireDue();
      if (this.#live().length === this.#terms.places) return 'full';
    }
    entry.state = 'settled';
    entry.charged = actual;
    entry.overrun = Math.max(0, actual - held);
    return 'done';
  }

  books() {
    const sum = (of: (entry: Entry) => number) =>
      this.#entries.reduce((total, entry) => total + of(entry), 0);
    return {
      committedMicros: sum(({ charged }) => charged),
      reservedMicros: sum(({ state, estimate }) => (state === 'live' ? estimate : 0)),
      overrunMicros: sum(({ overrun }) => overrun),
    };
  }

  #live(): Entry[] {
    return this.#entries.filter(({ state }) => state === 'live');
  }
}
