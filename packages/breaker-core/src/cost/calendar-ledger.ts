import { type BudgetTerm, Ledger } from './ledger.js';
import type { Period } from './period.js';
import type { Correction } from './sums.js';

/** The money of one hour, day, week or month. When that is over, another ledger is opened. */
export class CalendarLedger extends Ledger {
  readonly key: string;
  readonly period: Period;

  constructor(scope: string, term: BudgetTerm, period: Period) {
    super(scope, term);
    this.key = period.key;
    this.period = period;
  }

  override get resetsAtEpochMs(): number {
    return this.period.endsAtEpochMs;
  }

  override projectedMicros(epochMs: number): number {
    const { startsAtEpochMs, endsAtEpochMs } = this.period;
    const elapsedMs = epochMs - startsAtEpochMs;
    // At its very start, or before it by a clock set back, a period tells nothing of its end.
    if (elapsedMs <= 0) return this.usedMicros;
    const projected = (this.usedMicros * (endsAtEpochMs - startsAtEpochMs)) / elapsedMs;
    return Math.min(Math.ceil(projected), Number.MAX_SAFE_INTEGER);
  }

  override retryAtEpochMs(micros: number): number | null {
    return micros > this.capMicros ? null : this.period.endsAtEpochMs;
  }

  override advance(): void {
    return;
  }

  override hold(micros: number): void {
    this.addReserved(micros);
  }

  override settle(reservedMicros: number, chargeMicros: number): void {
    this.replaceReserved(reservedMicros, chargeMicros);
  }

  override correct(correction: Correction): void {
    this.add(correction);
  }
}
