import type { Config } from '@jest/types';
import { readReports } from '../report/report-files.js';
import { endMeasuring } from './measuring-lock.js';
import { closeMeasuringPlaces } from './measuring-places.js';
import { currentSession } from './session.js';

/** Exit code of a run that asked for what is not there; 1 is a failed test. */
const EXIT_UNUSABLE = 2;

/** Jest's global teardown: a `-t` that matches no test is no pass. */
export default function teardown({ testNamePattern = '' }: Config.GlobalConfig): void {
  closeMeasuringPlaces();
  endMeasuring();
  if (testNamePattern === '') return;
  const { reportsFolder, category } = currentSession();
  if (readReports(reportsFolder).length > 0) return;
  process.stderr.write(
    `ERR_NO_TEST: ${category}: no test's title matches -t "${testNamePattern}"; run without -t to see all titles\n`,
  );
  process.exit(EXIT_UNUSABLE);
}
