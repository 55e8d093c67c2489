import { expect, test } from '@jest/globals';
import { describeEvidence, explain } from '../report/explanation.js';
import { writeReport } from '../report/report-files.js';
import { runPromise, type StressPromise } from './run-promise.js';
import { inPlace } from './measuring-places.js';
import { DEFAULT_SUBJECT } from '../settings.js';
import { reasonToSkip } from './reason-to-skip.js';
import { currentSession, type Session } from './session.js';

/**
 * Declares that a mutant must be caught: the test fails unless the promise's verdict on the
 * mutant is *fail*; *inconclusive* is no catch.
 *
 * @param mutant - its name in the subject registry.
 */
export function detectsMutant(mutant: string, promise: StressPromise): void {
  const session = currentSession();
  const { profile, seed } = session.settings;
  const what = `catches ${mutant} by ${promise.scenario.name}`;
  const name = `${profile} · seed ${seed} › ${what}`;
  const posing = disguised(session, mutant);
  const reason = reasonToSkip(posing, promise.scenario, { isMutant: true });
  if (reason !== undefined) {
    process.stdout.write(`SKIPPED  ${what}: ${reason}\n`);
    test.skip(name, () => undefined);
    return;
  }
  // In no block of its own: Jest runs at once only what is in the same one.
  test.concurrent(name, async () => {
    const title = `${mutant} by ${promise.scenario.name}`;
    const report = await inPlace(session, promise.scenario, () =>
      runPromise(posing, { title, ...promise }),
    );
    writeReport(session.reportsFolder, report);
    const evidence = report.verdict.evidence.find(({ outcome }) => outcome === 'fail');
    process.stdout.write(
      `${evidence ? `CAUGHT  ${mutant} › ${describeEvidence(evidence)}` : explain(report)}\n`,
    );
    expect(report.verdict.outcome).toBe('fail');
  });
}

function disguised(session: Session, mutant: string): Session {
  return {
    ...session,
    settings: { ...session.settings, baseline: session.settings.baseline ?? DEFAULT_SUBJECT },
    subject: { ...session.subject, name: mutant },
    source: { ...session.source, subject: mutant },
  };
}
