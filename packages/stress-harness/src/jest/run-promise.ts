import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nowMs, wallClockIso } from '../clock.js';
import { HarnessError } from '../harness-error.js';
import { judge } from '../judge/judge.js';
import { checkTargets, type Target } from '../judge/target.js';
import type { Verdict } from '../judge/verdict.js';
import { processesAtFirst } from '../judge/wall-clock-rule.js';
import type { Job } from '../lab/job.js';
import { dismissKeeper, readyKeeper } from '../lab/keepers.js';
import type { LabResult } from '../lab/lab-result.js';
import { runUndisturbed } from '../lab/run-undisturbed.js';
import { machineFacts } from '../machine.js';
import { replayCommand } from '../report/replay-command.js';
import { fileNameOf, rawDataFolder } from '../report/report-files.js';
import { REPORT_SCHEMA_VERSION, type TestReport } from '../report/test-report.js';
import type { Scenario } from '../scenario/scenario.js';
import { DebugTrace } from './debug-trace.js';
import { Progress } from './progress.js';
import type { Session } from './session.js';

const TIMEOUT_FACTOR = 5;
const TIMEOUT_ALLOWANCE_MS = 20_000;
/** A lab process that waits for an inspector, and then with it, ends after this time all the same. */
const INSPECTION_MAX_MS = 1_800_000;

/** A promise put to the test: the scenario that could break it, and when it counts as broken. */
export interface StressPromise {
  readonly scenario: Scenario;
  readonly targets: readonly Target[];
}

/** Runs lab processes until the judge has a verdict. */
export async function runPromise(
  session: Session,
  { title, scenario, targets }: StressPromise & { readonly title: string },
): Promise<TestReport> {
  checkTargets(targets, `${session.category} › ${title}`);
  const job = jobOf(session, scenario);
  const expectedSeconds = scenario.expectedSeconds[session.settings.profile];
  const progress = new Progress({
    category: session.category,
    scenario: scenario.name,
    expectedSeconds,
  });
  const trace = new DebugTrace({
    debug: job.debug,
    folder: join(rawDataFolder(session.reportsFolder), fileNameOf(title)),
  });
  const measure = (processIndex: number): Promise<LabResult> => {
    const labJob = { ...job, processIndex, inspect: job.inspect && processIndex === 0 };
    return runUndisturbed(labJob, {
      onBegin: () => {
        trace.begin(labJob);
      },
      onMessage: (message) => {
        if (message.type === 'phase') progress.phase(message.name);
        trace.hear(message);
      },
      onEnd: (result) => {
        trace.end(result);
      },
    });
  };
  const startMs = nowMs();
  const results: LabResult[] = [];
  let wanted = processesAtFirst(scenario.sampling);
  try {
    for (;;) {
      if (wanted > 1) progress.phase(`process ${results.length + 1} of ${wanted}`);
      const measured = measure(results.length);
      if (results.length + 1 < wanted) readyKeeper();
      const result = await measured;
      results.push(result);
      const judgement = judge({
        results,
        targets,
        profile: session.settings.profile,
        sampling: scenario.sampling,
      });
      trace.judged(judgement);
      if (judgement.kind === 'more') {
        wanted = judgement.processesWanted;
        continue;
      }
      // A fail is final: an exact figure that was missed is not met by more processes.
      const isEarly = results.length < wanted && result.kind === 'measured';
      if (isEarly && judgement.verdict.outcome !== 'fail') continue;
      const { verdict } = judgement;
      return reportOf(session, { title, scenario, verdict, results, elapsedMs: nowMs() - startMs });
    }
  } finally {
    dismissKeeper();
    progress.end();
  }
}

/** The report of a test that the subject cannot take. */
export function skippedReport(
  session: Session,
  { title, scenario, reason }: { title: string; scenario: Scenario; reason: string },
): TestReport {
  const verdict: Verdict = { outcome: 'skipped', reason, cause: null, evidence: [] };
  return reportOf(session, { title, scenario, verdict, results: [], elapsedMs: 0 });
}

function jobOf({ projectRoot, category, settings, source }: Session, scenario: Scenario): Job {
  const scenarioFile = join(projectRoot, 'dist', `${scenario.name}.scenario.js`);
  if (!existsSync(scenarioFile)) {
    throw new HarnessError(
      'ERR_NOT_BUILT',
      `${category}: ${scenario.name} is not built; run \`npx nx build ${category}\``,
    );
  }
  return {
    scenarioFile,
    source,
    baseline: settings.baseline,
    profile: settings.profile,
    seed: settings.seed,
    maxWorkers: settings.maxWorkers,
    processIndex: 0,
    debug: settings.debug,
    inspect: settings.inspect,
    ...(scenario.integration === 'lightrag-server' &&
      settings.lightragServer && { lightragServer: settings.lightragServer }),
    limits: scenario.limits ?? {},
    timeoutMs: settings.inspect
      ? INSPECTION_MAX_MS
      : scenario.expectedSeconds[settings.profile] * 1000 * TIMEOUT_FACTOR + TIMEOUT_ALLOWANCE_MS,
  };
}

interface Findings {
  readonly title: string;
  readonly scenario: Scenario;
  readonly verdict: Verdict;
  readonly results: readonly LabResult[];
  readonly elapsedMs: number;
}

function reportOf(
  { category, settings, source, subject }: Session,
  { title, scenario, verdict, results, elapsedMs }: Findings,
): TestReport {
  const { profile, seed } = settings;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    category,
    test: title,
    scenario: scenario.name,
    subject: subject.name,
    seed,
    profile,
    machine: machineFacts(),
    measuredAt: wallClockIso(),
    elapsedMs,
    verdict,
    replay: replayCommand({ category, test: title, seed, profile, subject: source.subject }),
    observations: results.flatMap((result) =>
      result.kind === 'measured' ? [result.measurement] : [],
    ),
  };
}
