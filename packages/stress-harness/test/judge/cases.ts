import type { Case, Judgement } from '../../src/judge/judge.js';
import { judge } from '../../src/judge/judge.js';
import type { Target } from '../../src/judge/target.js';
import type { Verdict } from '../../src/judge/verdict.js';
import type { LabResult } from '../../src/lab/lab-result.js';

/** A target that calls cost at most 10. */
export const cheap: Target = {
  metric: 'costNs',
  unit: 'ns',
  bound: 'at most',
  threshold: 10,
  figure: 'clock',
  promise: 'calls are cheap',
  cause: 'overhead',
};

/** A target that nothing is lost. */
export const lossless: Target = {
  metric: 'lostCalls',
  unit: 'calls',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'no call is lost',
  cause: 'breaker logic',
};

/** What a lab process measured. */
export function measured(
  metrics: Readonly<Record<string, number>>,
  { voided = [] }: { voided?: readonly string[] } = {},
): LabResult {
  const calls = { offered: 0, succeeded: 0, failed: 0, rejected: 0, cancelled: 0, timedOut: 0 };
  const measurement = {
    calls,
    durationMs: 1,
    throughputOpsPerSec: 0,
    heapGrowthBytes: null,
    latencyMsP95: null,
    metrics,
    phases: [],
    transitions: [],
    notes: [],
  };
  return { kind: 'measured', measurement, voided };
}

/** As many lab processes that measured the same. */
export function processes(count: number, result: LabResult): LabResult[] {
  return Array.from({ length: count }, () => result);
}

/** Judges in the profile `smoke`. */
export function judged(
  results: readonly LabResult[],
  {
    targets = [cheap, lossless],
    sampling = 'once',
  }: Partial<Pick<Case, 'targets' | 'sampling'>> = {},
): Judgement {
  return judge({ results, targets, profile: 'smoke', sampling });
}

/** The verdict, where no more processes are asked for. */
export function verdictOf(judgement: Judgement): Verdict {
  if (judgement.kind === 'verdict') return judgement.verdict;
  throw new RangeError(`no verdict yet: ${judgement.processesWanted} processes wanted`);
}
