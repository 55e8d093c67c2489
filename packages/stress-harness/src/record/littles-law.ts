import type { CallRecorder } from './call-recorder.js';

/** What a run's own books say of it. */
export interface LittleBooks {
  /** The recorder of every call offered; all of them have settled. */
  readonly recorder: CallRecorder;
  /** How long all calls together had waited for the generator when they were offered. */
  readonly lagSumMs: number;
}

/**
 * How far a run's own figures are from L = λW, as a share of L; NaN when calls are unsettled, or
 * were recorded without their moments.
 *
 * @remarks
 * Over a run that begins and ends with nothing in flight the law is no theorem about averages but
 * an identity (Little, "A Proof for the Queuing Formula L = λW", 1961; Kim and Whitt, 2013): both
 * sides, times the run's length, are the same area. One is added up from counts at the moments at
 * which they changed, the other from each call's latency, less the time it was not offered yet. They
 * differ when calls are lost or doubled by the books, or when latencies count from the wrong start.
 */
export function littlesLawError({ recorder, lagSumMs }: LittleBooks): number {
  if (recorder.inFlight > 0) return NaN;
  const inFlightCallMs = recorder.inFlightCallMs;
  const latencySumMs = recorder.admittedLatency.sumMs + recorder.rejectedLatency.sumMs;
  return Math.abs(latencySumMs - lagSumMs - inFlightCallMs) / inFlightCallMs;
}
