import {
  type MachineFacts,
  type Outcome,
  type Profile,
  type Settings,
} from '@breaker-lab/stress-harness';
import {
  describeEvidence,
  type ResultBlock,
  resultBlockOf,
  type TestReport,
} from '@breaker-lab/stress-harness/report';

/** Version of `reports/summary.json`; raised when a reader of the old one would go wrong. */
export const SUMMARY_SCHEMA_VERSION = 2;

/** One test in the summary. */
export interface TestSummary {
  readonly test: string;
  readonly verdict: Outcome;
  /** The promise broken, or why there is no verdict; empty for a pass. */
  readonly reason: string;
  readonly cause: string | null;
  /** What it found, in a sentence for each process that has one to say. */
  readonly headlines: readonly string[];
  /** The targets that were not met, in figures. */
  readonly evidence: readonly string[];
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  readonly elapsedMs: number;
  /** From the cache: measured in an earlier run. */
  readonly replayed: boolean;
  readonly replay: string;
  /** null when nothing was measured. */
  readonly block: ResultBlock | null;
}

/** One category in the summary. */
export interface CategorySummary {
  readonly category: string;
  readonly verdict: Outcome;
  /** Why there is a verdict without a failing test; empty otherwise. */
  readonly reason: string;
  readonly replayed: boolean;
  readonly tests: readonly TestSummary[];
}

/** All categories of one run: `reports/summary.json`. */
export interface Summary {
  readonly schemaVersion: typeof SUMMARY_SCHEMA_VERSION;
  readonly seed: number;
  readonly profile: Profile;
  readonly subject: string;
  readonly machine: MachineFacts;
  readonly verdict: Outcome;
  /** Why the verdict is none of a category's; empty otherwise. */
  readonly reason: string;
  readonly categories: readonly CategorySummary[];
}

/** What one category left behind. */
export interface CategoryResult {
  readonly category: string;
  readonly reports: readonly TestReport[];
  /** Its task ended with an error. */
  readonly taskFailed: boolean;
  /** It was not run: its reports come from the cache. */
  readonly replayed: boolean;
}

/** What the run was asked to do. */
export interface RunFacts {
  readonly settings: Settings;
  readonly machine: MachineFacts;
  /** The runner's exit code; null when a signal ended it. */
  readonly exitCode: number | null;
}

/** Sums up one run. Pure. */
export function summarise(results: readonly CategoryResult[], run: RunFacts): Summary {
  const categories = results.map((result) => summariseCategory(result, run));
  const { seed, profile, subject } = run.settings;
  const judged = worst(categories.map(({ verdict }) => verdict));
  // A build that breaks, for example, leaves the reports of an earlier run behind.
  const unexplained = run.exitCode !== 0 && (judged === 'pass' || judged === 'skipped');
  return {
    schemaVersion: SUMMARY_SCHEMA_VERSION,
    seed,
    profile,
    subject,
    machine: run.machine,
    verdict: unexplained ? 'fail' : judged,
    reason: unexplained
      ? `the run ended with code ${String(run.exitCode)}, which no report explains`
      : '',
    categories,
  };
}

function summariseCategory(
  { category, reports, taskFailed, replayed }: CategoryResult,
  { settings }: RunFacts,
): CategorySummary {
  const tests = reports
    .filter(({ seed, profile }) => seed === settings.seed && profile === settings.profile)
    .map((report) => summariseTest(report, { replayed }));
  const judged = worst(tests.map(({ verdict }) => verdict));
  const unexplained =
    tests.length === 0 || (taskFailed && judged !== 'fail' && judged !== 'inconclusive');
  return {
    category,
    verdict: unexplained ? 'fail' : judged,
    reason: unexplained ? 'it ended without a verdict; its output is shown above' : '',
    replayed: replayed && tests.length > 0,
    tests,
  };
}

function summariseTest(
  report: TestReport,
  { replayed }: { readonly replayed: boolean },
): TestSummary {
  const { test, verdict, measuredAt, elapsedMs, replay, observations } = report;
  return {
    test,
    verdict: verdict.outcome,
    reason: verdict.reason,
    cause: verdict.cause,
    headlines: [...new Set(observations.flatMap(({ headline }) => headline ?? []))],
    evidence: verdict.evidence.filter(({ outcome }) => outcome !== 'pass').map(describeEvidence),
    measuredAt,
    elapsedMs,
    replayed,
    replay,
    block: resultBlockOf(report) ?? null,
  };
}

/** A fail outweighs all; nothing but skipped tests, or none, is no pass. */
function worst(verdicts: readonly Outcome[]): Outcome {
  if (verdicts.includes('fail')) return 'fail';
  if (verdicts.includes('inconclusive')) return 'inconclusive';
  return verdicts.includes('pass') ? 'pass' : 'skipped';
}
