import { HarnessError } from '../harness-error.js';
import { writeReport } from '../report/report-files.js';
import type { TestReport } from '../report/test-report.js';

/** Stores a report. @returns it, without its pass where it could not be stored: what nobody can read again is no evidence. */
export function storeReport(folder: string, report: TestReport): TestReport {
  try {
    writeReport(folder, report);
    return report;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    const { verdict } = report;
    const outcome = verdict.outcome === 'fail' ? 'fail' : 'inconclusive';
    const reason = [verdict.reason, error.message].filter((text) => text !== '').join(' · ');
    return { ...report, verdict: { ...verdict, outcome, reason } };
  }
}
