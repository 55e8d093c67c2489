import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const NS_PER_MS = 1e6;

/** How long the event loop kept timers waiting, beyond the sampling interval itself. */
export class LoopDelay {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#histogram.enable();
  }

  /** Ends sampling. @returns the longest delay seen, in milliseconds. */
  stopMaxMs(): number {
    this.#histogram.disable();
    return Math.max(0, this.#histogram.max / NS_PER_MS - RESOLUTION_MS);
  }
}
