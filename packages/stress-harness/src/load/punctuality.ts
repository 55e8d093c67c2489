import { LatencyHistogram } from '../record/latency.js';

/** How punctual open-loop load was, over one stretch or several. */
export class Punctuality {
  /** How long after its intended start each call was offered; it has one sample a call. */
  readonly lag = new LatencyHistogram();
  /** Arrivals that were not offered, because too many calls were in flight. */
  dropped = 0;
}
