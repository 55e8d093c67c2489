import type { Now } from '../ledger.js';

/** Measures what a rule is about. */
export interface Gauge {
  /** Above which a rule is met, in micro-units. */
  readonly limitMicros: number;
  /** What is measured without the call that asks, up to now, in micro-units. */
  measuredMicros(now: Now): number;
  /** When a call of so much will be within the limit if nothing else happens; null: never. */
  retryAtEpochMs(estimateMicros: number, now: Now): number | null;
}

/** Measures the call alone. */
export class OperationGauge implements Gauge {
  readonly limitMicros: number;

  constructor(limitMicros: number) {
    this.limitMicros = limitMicros;
  }

  /** What one call costs is not measured with the next. */
  measuredMicros(): number {
    return 0;
  }

  retryAtEpochMs(): null {
    return null;
  }
}
