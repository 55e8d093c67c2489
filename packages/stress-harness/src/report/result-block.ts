import type { Evidence } from '../judge/verdict.js';
import type { Measurement } from '../scenario/measurement.js';
import type { TestReport } from './test-report.js';

/** The figures every test reports, over all its lab processes. */
export interface ResultBlock {
  readonly totalRequests: number;
  readonly successes: number;
  readonly breakerRejections: number;
  /** Failed, cancelled and timed-out calls. */
  readonly errors: number;
  readonly throughputOpsPerSec: number;
  readonly durationMs: number;
  /** Largest over the processes; null when not measured. */
  readonly memoryGrowthBytes: number | null;
  /** Median over the processes; null when not measured. */
  readonly latencyMsP95: number | null;
  /**
   * For each clock figure, the least worsening of it that would have been found in nine of ten
   * such runs. From one process, it is a distance: nothing is known of the spread.
   */
  readonly smallestEffects: readonly string[];
}

/** Sums up the observations of one report; undefined when nothing was measured. */
export function resultBlockOf(report: TestReport): ResultBlock | undefined {
  const { observations } = report;
  if (observations.length === 0) return undefined;
  const total = (read: (calls: Measurement['calls']) => number): number =>
    observations.reduce((sum, { calls }) => sum + read(calls), 0);
  const durationMs = observations.reduce((sum, observation) => sum + observation.durationMs, 0);
  const settled = total((calls) => calls.offered - calls.timedOut);
  const growths = present(observations.map(({ heapGrowthBytes }) => heapGrowthBytes));
  const p95s = present(observations.map(({ latencyMsP95 }) => latencyMsP95)).sort((a, b) => a - b);
  return {
    totalRequests: total((calls) => calls.offered),
    successes: total((calls) => calls.succeeded),
    breakerRejections: total((calls) => calls.rejected),
    errors: total((calls) => calls.failed + calls.cancelled + calls.timedOut),
    throughputOpsPerSec:
      observations.length === 1
        ? (observations[0]?.throughputOpsPerSec ?? NaN)
        : (settled / durationMs) * 1000,
    durationMs,
    memoryGrowthBytes: growths.length === 0 ? null : Math.max(...growths),
    latencyMsP95: p95s[Math.floor(p95s.length / 2)] ?? null,
    smallestEffects: report.verdict.evidence.flatMap(describeSmallestEffect),
  };
}

/** The block as one line of text; units and names as the old suite's users know them. */
export function formatResultBlock(block: ResultBlock): string {
  return [
    `total requests ${whole(block.totalRequests)}`,
    `successes ${whole(block.successes)}`,
    `breaker rejections ${whole(block.breakerRejections)}`,
    `errors ${whole(block.errors)}`,
    `throughput ${whole(block.throughputOpsPerSec)} ops/s`,
    `duration ${seconds(block.durationMs)}`,
    `memory growth ${block.memoryGrowthBytes === null ? 'not measured' : mebibytes(block.memoryGrowthBytes)}`,
    `p95 ${block.latencyMsP95 === null ? 'not measured' : milliseconds(block.latencyMsP95)}`,
    ...(block.smallestEffects.length === 0
      ? []
      : [`could have seen ${block.smallestEffects.join(', ')}`]),
  ].join(' · ');
}

/** For example `nsOverBare 27 ns (210 %)`; nothing of a figure that was seen to fail. */
function describeSmallestEffect({ metric, unit, outcome, smallestEffect }: Evidence): string[] {
  if (smallestEffect === undefined || outcome === 'fail') return [];
  const { inUnit, percent } = smallestEffect;
  const share = percent === null || unit === '%' ? '' : ` (${figure(percent)} %)`;
  return [`${metric} ${figure(inUnit)} ${unit}${share}`];
}

function present(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

/** Two digits: an estimate from few values has no more. */
const figure = (value: number): string =>
  Number(value.toPrecision(2)).toLocaleString('en-US', { maximumFractionDigits: 6 });
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (ms: number): string => `${(ms / 1000).toPrecision(3)} s`;
const milliseconds = (ms: number): string => `${ms.toPrecision(3)} ms`;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MiB`;
