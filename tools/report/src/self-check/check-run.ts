import { FIRST_STAGE_PROCESSES, type Outcome } from '@breaker-lab/stress-harness';
import type { TestReport } from '@breaker-lab/stress-harness/report';
import type { CategorySummary } from '../summary.js';

/** What goes on beside a run. */
export const CONDITIONS = ['quiet', 'busy'] as const;

/** One of {@link CONDITIONS}. */
export type Condition = (typeof CONDITIONS)[number];

/** What one test measured of one gated clock figure. */
export interface ClockFigure {
  readonly scenario: string;
  readonly metric: string;
  readonly unit: string;
  /** For example `at most 0.1`. */
  readonly expected: string;
  /** One for each lab process that counts. */
  readonly values: readonly number[];
  /** Whether processes must agree; otherwise one decides. */
  readonly byAgreement: boolean;
}

/** One category, run once against the unmodified breaker. */
export interface CheckRun {
  readonly condition: Condition;
  readonly seed: number;
  readonly category: string;
  readonly verdict: Outcome;
  /** What kept it from a pass, a line each. */
  readonly findings: readonly string[];
  readonly clockFigures: readonly ClockFigure[];
}

/** What one category's reports say. Pure. */
export function checkRunOf(
  { condition, seed }: Pick<CheckRun, 'condition' | 'seed'>,
  {
    summary: { category, verdict, reason, tests },
    reports,
  }: { summary: CategorySummary; reports: readonly TestReport[] },
): CheckRun {
  const unmet = tests.filter((test) => test.verdict === 'fail' || test.verdict === 'inconclusive');
  return {
    condition,
    seed,
    category,
    verdict,
    findings: [
      ...(reason === '' ? [] : [reason]),
      ...unmet.map(({ test, ...end }) => `${end.verdict}: ${test}: ${end.reason}`),
    ],
    clockFigures: reports.flatMap(clockFiguresOf),
  };
}

function clockFiguresOf({ scenario, verdict, observations }: TestReport): ClockFigure[] {
  return verdict.evidence
    .filter(({ figure }) => figure === 'clock')
    .map(({ metric, unit, expected, values }) => ({
      scenario,
      metric,
      unit,
      expected,
      values,
      byAgreement: observations.length >= FIRST_STAGE_PROCESSES,
    }));
}
