import { type Measurement, measurementOf } from '@breaker-lab/stress-harness';
import type { CallTally } from './call-batch.js';
import type { CountedCalls } from './counted-calls.js';

/** What a scenario that counts bytes found; undefined figures: a call did not settle. */
export interface BytesFindings {
  readonly counted: CountedCalls;
  readonly bytesPerCall: number | undefined;
  readonly bytesPerRejection: number | undefined;
  /** What became of the calls to the open breaker. */
  readonly rejecting: CallTally;
}

/** The figures of bytes allocated, sync or async. */
export function bytesMeasurement(findings: BytesFindings): Measurement {
  const { counted, rejecting } = findings;
  const figures = [findings.bytesPerCall, findings.bytesPerRejection];
  const stuck = figures.filter((bytes) => bytes === undefined).length;
  const [bytesPerCall = NaN, bytesPerRejection = NaN] = figures;
  return measurementOf({
    recorder: counted.recorder,
    durationMs: counted.durationMs,
    heapGrowthBytes: null,
    metrics: {
      bytesPerCall,
      bytesPerRejection,
      rejectedShare: rejecting.threw / Math.max(1, rejecting.calls),
      ...counted.conservation,
      unsettledCalls: counted.conservation.unsettledCalls + stuck,
    },
  });
}
