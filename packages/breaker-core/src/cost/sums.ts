/** What is written of money, in micro-units: a total, or a change of one. */
export interface Entry {
  readonly committedMicros: number;
  readonly reservedMicros: number;
  readonly overrunMicros: number;
  readonly refundedMicros: number;
}

/** A total of entries. */
export class Sums implements Entry {
  committedMicros = 0;
  reservedMicros = 0;
  overrunMicros = 0;
  refundedMicros = 0;

  add(entry: Entry): void {
    this.committedMicros = saturated(this.committedMicros + entry.committedMicros);
    this.reservedMicros += entry.reservedMicros;
    if (entry.overrunMicros !== 0) {
      this.overrunMicros = saturated(this.overrunMicros + entry.overrunMicros);
    }
    if (entry.refundedMicros !== 0) {
      this.refundedMicros = saturated(this.refundedMicros + entry.refundedMicros);
    }
  }

  clear(): void {
    this.committedMicros = 0;
    this.reservedMicros = 0;
    this.overrunMicros = 0;
    this.refundedMicros = 0;
  }
}

/** Overruns have no bound, exact integers have; nine billion units are above every cap. */
export function saturated(micros: number): number {
  return Math.min(micros, Number.MAX_SAFE_INTEGER);
}
