import { describe, expect, test } from '@jest/globals';
import { explain } from '../report/explanation.js';
import { writeReport } from '../report/report-files.js';
import { inPlace } from './measuring-places.js';
import { reasonToSkip } from './reason-to-skip.js';
import { runPromise, skippedReport, type StressPromise } from './run-promise.js';
import { currentSession, type Session } from './session.js';
import { storeReport } from './store-report.js';
import { switchedOffReason } from './switched-off.js';

/**
 * Declares one stress test: its title is the promise; the scenario runs in a lab process; the
 * verdict is written to `reports/` and decides the test.
 *
 * @param title - the promise, as a sentence.
 * @throws HarnessError at once when a target has no usable threshold.
 */
export function stressTest(title: string, promise: StressPromise): void {
  const session = currentSession();
  const { profile, seed } = session.settings;
  describe(`${session.subject.name} · ${profile} · seed ${seed}`, () => {
    const reason =
      reasonToSkip(session, promise.scenario, { isMutant: false }) ??
      switchedOffReason(promise.scenario, session.settings);
    if (reason !== undefined) {
      skip(session, { title, promise, reason });
      return;
    }
    test(title, async () => {
      const measured = await inPlace(session, promise.scenario, () =>
        runPromise(session, { title, ...promise }),
      );
      const report = storeReport(session.reportsFolder, measured);
      if (report.verdict.outcome !== 'pass') throw new Unmet(explain(report));
      process.stdout.write(`${explain(report)}\n`);
      expect(report.verdict.outcome).toBe('pass');
    });
  });
}

function skip(
  session: Session,
  { title, promise, reason }: { title: string; promise: StressPromise; reason: string },
): void {
  if (new RegExp(session.testNamePattern, 'i').test(title)) {
    const report = skippedReport(session, { title, scenario: promise.scenario, reason });
    writeReport(session.reportsFolder, report);
    process.stdout.write(`${explain(report)}\n`);
  }
  test.skip(title, () => undefined);
}

/** Shown by Jest as its message alone: the stack of a verdict leads nowhere. */
class Unmet extends Error {
  override readonly name = 'Unmet';

  constructor(explanation: string) {
    super(explanation);
    this.stack = explanation;
  }
}
