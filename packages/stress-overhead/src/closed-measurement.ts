import { type CallComparison, type Measurement, measurementOf } from '@breaker-lab/stress-harness';
import type { CallTally } from './call-batch.js';
import type { CountedCalls } from './counted-calls.js';

/** The batches of a closed path: the smallest work, and the smallest realistic one. */
export type ClosedBatches = 'bare' | 'twin' | 'guarded' | 'realistic' | 'guardedRealistic';

/** What a scenario of the closed path found. */
export interface ClosedFindings {
  readonly counted: CountedCalls;
  /** Undefined when a call of the batches did not settle. */
  readonly comparison: CallComparison<ClosedBatches> | undefined;
  /** What became of the guarded calls of the batches. */
  readonly guarded: CallTally;
}

/** The figures of a closed path, sync or async. */
export function closedMeasurement({ counted, comparison, guarded }: ClosedFindings): Measurement {
  const { recorder, durationMs, conservation } = counted;
  const { offered, succeeded } = recorder.counts;
  const calls = {
    successShare: (succeeded + guarded.returned) / (offered + guarded.calls),
    deferredCalls: counted.deferred,
    ...conservation,
  };
  if (comparison === undefined) {
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      metrics: { ...calls, unsettledCalls: conservation.unsettledCalls + 1 },
      notes: ['a call of the batches did not settle'],
    });
  }
  const smallestNs = comparison.smallestEffectNs('guarded', 'bare');
  const smallestPercent = comparison.smallestEffectPercent('guardedRealistic', 'realistic');
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: null,
    metrics: {
      ...calls,
      nsOverBare: comparison.nsOver('guarded', 'bare'),
      percentOverBare: comparison.percentOver('guarded', 'bare'),
      perMilleOfRealisticCall: comparison.perMilleOf({
        subject: 'guarded',
        bare: 'bare',
        whole: 'realistic',
      }),
      percentOfRealisticCall: comparison.percentOver('guardedRealistic', 'realistic'),
      twinRatio: comparison.twinRatio,
      smallestEffectNs: smallestNs,
      smallestEffectPercent: smallestPercent,
    },
    notes: [
      `smallest effect this process could have seen: ${smallestNs.toFixed(1)} ns a call, ${smallestPercent.toFixed(1)} % of a realistic call`,
    ],
  });
}
