/** A total of money, in micro-units. */
export interface Entry {
  readonly committedMicros: number;
  readonly reservedMicros: number;
  readonly overrunMicros: number;
  readonly refundedMicros: number;
}

/** A change of what was charged, when nothing is held any more; in micro-units. */
export type Correction = Omit<Entry, 'reservedMicros'>;

/** That much more was charged. */
export function correctionBy(committedMicros: number): Correction {
  return { committedMicros, overrunMicros: 0, refundedMicros: 0 };
}

/** A total of entries. */
export class Sums implements Entry {
  committedMicros = 0;
  reservedMicros = 0;
  overrunMicros = 0;
  refundedMicros = 0;

  /** What was held gives way to what was charged. */
  settle(reservedMicros: number, chargeMicros: number): void {
    this.reservedMicros -= reservedMicros;
    this.committedMicros = saturated(this.committedMicros + chargeMicros);
    if (chargeMicros > reservedMicros) {
      this.overrunMicros = saturated(this.overrunMicros + (chargeMicros - reservedMicros));
    }
  }

  correct({ committedMicros, overrunMicros, refundedMicros }: Correction): void {
    this.committedMicros = saturated(this.committedMicros + committedMicros);
    this.overrunMicros = saturated(this.overrunMicros + overrunMicros);
    this.refundedMicros = saturated(this.refundedMicros + refundedMicros);
  }

  add(entry: Entry): void {
    this.committedMicros = saturated(this.committedMicros + entry.committedMicros);
    this.reservedMicros += entry.reservedMicros;
    this.overrunMicros = saturated(this.overrunMicros + entry.overrunMicros);
    this.refundedMicros = saturated(this.refundedMicros + entry.refundedMicros);
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
