import type { CallRecorder } from '../record/call-recorder.js';
import { littlesLawError } from '../record/littles-law.js';
import type { Punctuality } from './punctuality.js';

/** Above this share the books of a run contradict themselves. */
const LITTLES_LAW_ERROR_MAX = 0.02;

/** A finished open-loop run: all stretches of it, and the recorder of all its calls. */
export interface OpenLoopRun {
  readonly punctuality: Punctuality;
  readonly recorder: CallRecorder;
}

/** How late calls may have been offered. */
export interface LagLimit {
  /** Which percentile of the calls is looked at, above 0 up to 100. */
  readonly percentile: number;
  readonly lagMsMax: number;
}

/**
 * Why a run has not offered the load it claims: each reason voids it (`lab.void`). None when the
 * generator was punctual, offered every arrival, and the run's books agree with Little's law.
 */
export function generatorFaults(
  { punctuality, recorder }: OpenLoopRun,
  { percentile, lagMsMax }: LagLimit,
): string[] {
  const { lag, dropped } = punctuality;
  const lagMs = lag.percentileMs(percentile);
  const booksError = littlesLawError({ recorder, lagSumMs: lag.sumMs });
  const faults: string[] = [];
  if (lagMs > lagMsMax) {
    const late = `${lagMs.toFixed(1)} ms (p${percentile}, at most ${lagMsMax} ms)`;
    faults.push(`the load generator lagged by ${late}`);
  }
  if (dropped > 0) faults.push(`the load generator dropped ${dropped} arrivals`);
  if (booksError > LITTLES_LAW_ERROR_MAX) {
    faults.push(`the recorder's L and λW differ by ${(booksError * 100).toFixed(1)} %`);
  }
  return faults;
}
