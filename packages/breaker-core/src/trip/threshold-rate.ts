import type { CallWindow } from '../window/call-window.js';
import { CountWindow } from '../window/count-window.js';
import { TimeWindow } from '../window/time-window.js';
import type { WindowOptions } from './trip-rule.js';

/** When a share of the calls in a window is too large. */
export interface ThresholdRateOptions {
  readonly window: WindowOptions;
  readonly minimumCalls: number;
  readonly threshold: number;
}

/** The share of marked calls in a window, and whether it has reached its threshold. */
export class ThresholdRate {
  readonly minimumCalls: number;
  readonly threshold: number;
  readonly #options: WindowOptions;
  /** Made for the first call: many breakers never see one. */
  #window: CallWindow | undefined = undefined;

  constructor({ window, minimumCalls, threshold }: ThresholdRateOptions) {
    this.minimumCalls = minimumCalls;
    this.threshold = threshold;
    this.#options = window;
  }

  get calls(): number {
    return this.#window?.calls ?? 0;
  }

  get marked(): number {
    return this.#window?.marked ?? 0;
  }

  /** An unmarked call can reach the threshold too: it may be the one that completes the minimum. */
  record(isMarked: boolean, nowMs: number): boolean {
    const window = (this.#window ??= this.#emptyWindow());
    window.record(isMarked, nowMs);
    const { calls, marked } = window;
    if (marked === 0) return false;
    // A quotient, not marked >= threshold × calls: 3/10 and 0.3 round to the same double.
    return calls >= this.minimumCalls && marked / calls >= this.threshold;
  }

  clear(): void {
    this.#window?.clear();
  }

  /** Takes over what an earlier rate has counted, where the windows are of one kind. */
  adopt(earlier: ThresholdRate): void {
    const theirs = earlier.#window;
    // Windows begin with their first call.
    if (theirs === undefined) return;
    const mine = this.#emptyWindow();
    if (mine instanceof CountWindow && theirs instanceof CountWindow) mine.adopt(theirs);
    if (mine instanceof TimeWindow && theirs instanceof TimeWindow) mine.adopt(theirs);
    this.#window = mine;
  }

  #emptyWindow(): CallWindow {
    return this.#options.kind === 'time'
      ? new TimeWindow(this.#options)
      : new CountWindow(this.#options);
  }
}
