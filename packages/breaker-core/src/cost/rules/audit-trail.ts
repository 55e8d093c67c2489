import type { BudgetPeriod } from '../period.js';

/** One thing that was done by hand to what a breaker lets through. */
export type AuditEntry = {
  /** When, in milliseconds since 1970 UTC. */
  readonly atEpochMs: number;
} & (
  | {
      readonly kind: 'override-began';
      /** Counts up from 1; begin and end carry the same. */
      readonly overrideId: number;
      readonly by: string;
      readonly reason: string;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'override-ended';
      readonly overrideId: number;
      readonly by: string;
      readonly reason: string;
      /** `ended`: by hand. `expired`: its duration was over. */
      readonly cause: 'ended' | 'expired';
    }
  | {
      readonly kind: 'cap-changed';
      /** Null when nobody was named. */
      readonly by: string | null;
      /** Null when none was given. */
      readonly reason: string | null;
      readonly scope: string;
      readonly per: BudgetPeriod;
      readonly previousCapMicros: number;
      readonly capMicros: number;
    }
);

/** Entries that are kept; beyond, the oldest goes. */
const ENTRIES_MAX = 1_000;

/** What was done by hand, the newest 1,000 entries. */
export class AuditTrail {
  readonly #entries: AuditEntry[] = [];

  record(entry: AuditEntry): void {
    this.#entries.push(frozen(entry));
    if (this.#entries.length > ENTRIES_MAX) this.#entries.shift();
  }

  /** The oldest first: a frozen copy. */
  get entries(): readonly AuditEntry[] {
    return Object.freeze([...this.#entries]);
  }
}

function frozen(entry: AuditEntry): AuditEntry {
  if (entry.kind !== 'cap-changed' || typeof entry.per === 'string') {
    return Object.freeze({ ...entry });
  }
  return Object.freeze({ ...entry, per: Object.freeze({ ...entry.per }) });
}
