import type { MeasuredTable, Measurement, TransitionRecord } from '../scenario/measurement.js';
import type { CallRecorder } from './call-recorder.js';

/** What a scenario hands over at its end. */
export interface Findings {
  readonly recorder: CallRecorder;
  /** Time under load, in milliseconds. */
  readonly durationMs: number;
  readonly heapGrowthBytes: number | null;
  readonly metrics: Readonly<Record<string, number>>;
  readonly transitions?: readonly TransitionRecord[];
  readonly notes?: readonly string[];
  readonly headline?: string;
  readonly tables?: readonly MeasuredTable[];
}

/**
 * Puts a measurement together. The figures of the block are added to the metrics under their own
 * names (`throughputOpsPerSec`, `heapGrowthBytes`, `latencyMsP95`), so that targets can judge them.
 */
export function measurementOf(findings: Findings): Measurement {
  const { recorder, durationMs, heapGrowthBytes, metrics } = findings;
  const calls = recorder.counts;
  const throughputOpsPerSec = ((calls.offered - calls.timedOut) / durationMs) * 1000;
  const p95 = recorder.admittedLatency.percentileMs(95);
  return {
    calls,
    durationMs,
    throughputOpsPerSec,
    heapGrowthBytes,
    latencyMsP95: Number.isNaN(p95) ? null : p95,
    metrics: {
      throughputOpsPerSec,
      latencyMsP95: p95,
      heapGrowthBytes: heapGrowthBytes ?? NaN,
      ...metrics,
    },
    phases: recorder.phases,
    transitions: findings.transitions ?? [],
    notes: findings.notes ?? [],
    headline: findings.headline,
    tables: findings.tables,
  };
}
