// One run of a small promise, as a stress test does it: lab processes, verdict, report.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPromise } from '../../../dist/jest/run-promise.js';
import { writeReport } from '../../../dist/report/report-files.js';
import { readSettings } from '../../../dist/settings.js';
import scenario from '../../jest-face/project/dist/takes-its-time.scenario.js';
import { target } from '../../jest-face/project/target.mjs';

const project = join(import.meta.dirname, '..', '..', 'jest-face', 'project');

/** @returns the verdict, once its report is stored. */
export async function killableRun({ subject, folder }) {
  mkdirSync(folder, { recursive: true });
  // A lab process gets its folder for temporary files in here.
  process.env.TMPDIR = folder;
  const session = {
    category: 'project',
    projectRoot: project,
    reportsFolder: join(folder, 'reports'),
    settings: readSettings({ STRESS_PROFILE: 'smoke', STRESS_SUBJECT: subject }),
    source: { subject, registry: './subjects.mjs', from: project, invokedFrom: project },
    subject: { name: subject, capabilities: [] },
    testNamePattern: '',
  };
  const report = await runPromise(session, { title: 'killable', scenario, targets: [target] });
  writeReport(session.reportsFolder, report);
  return report.verdict;
}
