import type { Outcome } from '@breaker-lab/stress-harness';
import { describeEvidence, type TestReport } from '@breaker-lab/stress-harness/report';

/** One test that was run against one mutant. */
export interface Trial {
  readonly mutant: string;
  readonly category: string;
  readonly test: string;
  readonly scenario: string;
  /** `detect`: the line that exists for the mutant; `stress`: a test of the category's whole run. */
  readonly by: 'detect' | 'stress';
  /** A *fail* is a catch. */
  readonly outcome: Outcome;
  /** What gave it away, in figures; why there is no verdict; empty for a pass. */
  readonly evidence: string;
  /** From the start of the first lab process to the verdict. */
  readonly elapsedMs: number;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
}

/** What a report says of the mutant it is about. */
export function trialOf(report: TestReport, by: Trial['by']): Trial {
  const { subject, category, test, scenario, verdict, elapsedMs, measuredAt } = report;
  const decisive = verdict.evidence.find(({ outcome }) => outcome === verdict.outcome);
  const evidence =
    verdict.outcome === 'fail' && decisive !== undefined
      ? describeEvidence(decisive).replace(/^fail: /, '')
      : verdict.reason;
  return {
    mutant: subject,
    category,
    test,
    scenario,
    by,
    outcome: verdict.outcome,
    evidence,
    elapsedMs,
    measuredAt,
  };
}
