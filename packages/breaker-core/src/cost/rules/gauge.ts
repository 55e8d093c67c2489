import type { Now } from '../ledger.js';

/** Measures what a rule is about. */
export interface Gauge {
  /** Above which a rule is met, in micro-units. */
  readonly limitMicros: number;
  /** What it looks at: two that look at the same measure the same at all times. */
  readonly measured: unknown;
  /** What {@link limitMicros} moves with, in micro-units; the same for all that measure the same. */
  readonly scaleMicros: number;
  /** What is measured without the call that asks, up to now, in micro-units. */
  measuredMicros(now: Now): number;
  /** When a call of so much will be within the limit if nothing else happens; null: never. */
  retryAtEpochMs(estimateMicros: number, now: Now): number | null;
}

/** Measures the call alone. */
export class OperationGauge implements Gauge {
  readonly limitMicros: number;
  readonly measured = OperationGauge;
  readonly scaleMicros = 0;

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
