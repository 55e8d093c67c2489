import type { SubjectSource } from '@breaker-lab/stress-harness';

/** What one worker thread is asked to do to a breaker, or a budget, that all of them share. */
export interface SharedJob {
  readonly source: SubjectSource;
  /** By which it attaches. */
  readonly handle: unknown;
  readonly seed: number;
  /** Which thread it is, from 0. */
  readonly thread: number;
  readonly operations: number;
  /** Calls it has running at once, at least 1. */
  readonly inFlight: number;
  /** Share of its calls that fail, 0–1. */
  readonly failureRate: number;
}

/** What one worker thread did, and heard. */
export interface SharedReport {
  readonly admitted: number;
  readonly rejected: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Micro-units that it has spent. */
  readonly spentMicros: number;
  /** Looks at which the budget held more than its cap. */
  readonly looksOverCap: number;
  readonly together: number;
}

/** All reports added up, but for `together`: whether every thread met all others. */
export function sumOf(
  reports: readonly SharedReport[],
): Omit<SharedReport, 'together'> & { readonly together: boolean } {
  const total = (of: (report: SharedReport) => number): number =>
    reports.reduce((sum, report) => sum + of(report), 0);
  return {
    admitted: total(({ admitted }) => admitted),
    rejected: total(({ rejected }) => rejected),
    succeeded: total(({ succeeded }) => succeeded),
    failed: total(({ failed }) => failed),
    spentMicros: total(({ spentMicros }) => spentMicros),
    looksOverCap: total(({ looksOverCap }) => looksOverCap),
    together: reports.every(({ together }) => together === reports.length),
  };
}
