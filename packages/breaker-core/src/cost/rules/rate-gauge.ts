import type { Now } from '../ledger.js';
import type { Gauge } from './gauge.js';
import { RateWindow } from './rate-window.js';

/** Measures what the calls of a rule cost within a window that slides. */
export class RateGauge implements Gauge {
  readonly limitMicros: number;
  /** Must count each call that the rule is for. */
  readonly window: RateWindow;

  constructor(term: { perMs: number; limitMicros: number }) {
    this.limitMicros = term.limitMicros;
    this.window = new RateWindow(term);
  }

  measuredMicros(now: Now): number {
    this.window.advance(now);
    return this.window.usedMicros;
  }

  retryAtEpochMs(estimateMicros: number, now: Now): number | null {
    return this.window.retryAtEpochMs(estimateMicros, now);
  }
}
