import type { Now } from '../ledger.js';
import type { Gauge } from './gauge.js';
import type { RateWindow } from './rate-window.js';

/** Measures what the calls of a rule cost within a window that slides. */
export class RateGauge implements Gauge {
  readonly limitMicros: number;
  /** Must count each call that the rule is for. */
  readonly window: RateWindow;

  readonly scaleMicros = 0;

  constructor(window: RateWindow, { limitMicros }: { limitMicros: number }) {
    this.window = window;
    this.limitMicros = limitMicros;
  }

  get measured(): RateWindow {
    return this.window;
  }

  measuredMicros(now: Now): number {
    this.window.advance(now);
    return this.window.usedMicros;
  }

  retryAtEpochMs(estimateMicros: number, now: Now): number | null {
    // A ledger knows when a sum fits below its cap: the cap is farther away by so much.
    const beyondMicros = this.window.capMicros - this.limitMicros;
    return this.window.retryAtEpochMs(estimateMicros + beyondMicros, now);
  }
}
