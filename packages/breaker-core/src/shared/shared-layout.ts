import { LANE_WORDS, LANES } from './count-lanes.js';
import { HEADER_WORDS } from './shared-header.js';
import type { SharedBreakerSettings } from './shared-breaker-options.js';

/** Words of 32 bits in two cache lines: processors fetch them in pairs. */
const LINE_WORDS = 32;

/** Where the parts of a shared breaker are, in words of 32 bits from the start of its memory. */
export interface SharedLayout {
  readonly stateAt: number;
  readonly ruleAt: number;
  /** Of 64 bits: the zero of its ticks; the open period follows. */
  readonly zeroAt: number;
  readonly slotsAt: number;
  readonly lanesAt: number;
  readonly ringAt: number;
  readonly words: number;
}

/**
 * ```
 * header │ state │ rule │ zero, open period │ trial slots │ 16 lanes of counts │ ring of the window
 * ```
 *
 * @remarks
 * What changes at different times begins on a cache line of its own.
 */
export function layoutOf({ trip, halfOpenTrials }: SharedBreakerSettings): SharedLayout {
  const stateAt = aligned(HEADER_WORDS);
  const ruleAt = stateAt + LINE_WORDS;
  const zeroAt = ruleAt + LINE_WORDS;
  const slotsAt = zeroAt + LINE_WORDS;
  const lanesAt = aligned(slotsAt + 2 * halfOpenTrials);
  const ringAt = lanesAt + LANES * LANE_WORDS;
  const words = aligned(ringAt + (trip.kind === 'failure-rate' ? trip.window.calls : 0));
  return { stateAt, ruleAt, zeroAt, slotsAt, lanesAt, ringAt, words };
}

function aligned(words: number): number {
  return Math.ceil(words / LINE_WORDS) * LINE_WORDS;
}
