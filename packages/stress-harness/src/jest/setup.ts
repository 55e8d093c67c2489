import { basename, resolve } from 'node:path';
import type { Config } from '@jest/types';
import { HarnessError } from '../harness-error.js';
import { runLab } from '../lab/run-lab.js';
import { clearReports } from '../report/report-files.js';
import { readSettings, type Settings } from '../settings.js';
import type { SubjectSource } from '../subject/load-subject.js';
import { beginMeasuring } from './measuring-lock.js';
import { openMeasuringPlaces } from './measuring-places.js';
import { publishSession, type Session } from './session.js';

const DESCRIBE_TIMEOUT_MS = 20_000;
/** Exit code of a run that could not begin; 1 is a failed test. */
const EXIT_UNUSABLE = 2;

/** What a project sets under `globals` in its Jest configuration. */
interface StressGlobals {
  /** Package that exports `subjects`. */
  readonly stressRegistry?: string;
  /** Folder for reports, below the project. */
  readonly stressReports?: string;
  /** Name of the lock that measurements share: one at a time on a machine. */
  readonly stressLock?: string;
}

/** Jest's global setup: settings and subject are checked before any test begins. */
export default async function setup(
  globalConfig: Config.GlobalConfig,
  projectConfig: Config.ProjectConfig,
): Promise<void> {
  try {
    publishSession(await prepare(globalConfig, projectConfig));
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exit(EXIT_UNUSABLE);
  }
}

async function prepare(
  globalConfig: Config.GlobalConfig,
  projectConfig: Config.ProjectConfig,
): Promise<Session> {
  const settings = readSettings(process.env);
  const projectRoot = projectConfig.rootDir;
  const globals = projectConfig.globals as StressGlobals;
  const testNamePattern = globalConfig.testNamePattern ?? '';
  const reportsFolder = resolve(projectRoot, globals.stressReports ?? 'reports');
  const category = basename(projectRoot);
  checkDebugMode(settings, { category, testNamePattern });
  await beginMeasuring({ category, folder: projectRoot, lockName: globals.stressLock });
  const source = {
    subject: settings.subject,
    registry: globals.stressRegistry ?? '',
    from: projectRoot,
    invokedFrom: process.env.INIT_CWD ?? process.env.NX_WORKSPACE_ROOT ?? process.cwd(),
  };
  const subject = await described(settings, source);
  if (settings.baseline !== undefined) {
    const baseline = {
      ...source,
      subject: settings.baseline,
      variable: 'STRESS_BASELINE',
    } as const;
    await described(settings, baseline);
  }
  clearReports(reportsFolder);
  return {
    category,
    projectRoot,
    reportsFolder,
    settings,
    source,
    subject,
    placesPort: await openMeasuringPlaces(),
    testNamePattern,
  };
}

/** Loads a subject in a process of its own, and asks who it is. */
async function described(settings: Settings, source: SubjectSource): Promise<Session['subject']> {
  const result = await runLab({
    source,
    profile: settings.profile,
    seed: settings.seed,
    maxWorkers: settings.maxWorkers,
    processIndex: 0,
    debug: false,
    inspect: false,
    limits: {},
    timeoutMs: DESCRIBE_TIMEOUT_MS,
  });
  if (result.kind === 'refused') throw new HarnessError('ERR_SUBJECT', result.message);
  if (result.kind !== 'subject') {
    const detail = result.kind === 'died' ? `${result.cause}: ${result.detail}` : result.kind;
    throw new HarnessError(
      'ERR_SUBJECT',
      `${source.variable ?? 'STRESS_SUBJECT'}=${source.subject}: loading it ended its process (${detail}); make its import finish quietly`,
    );
  }
  return { name: result.name, capabilities: result.capabilities };
}

/** Debug mode is for one test. */
function checkDebugMode(
  { debug, inspect }: Settings,
  { category, testNamePattern }: { category: string; testNamePattern: string },
): void {
  if (!debug || testNamePattern !== '') return;
  const howTo = `for one test: npx nx stress ${category} -- -t "<part of its title>"`;
  if (inspect) throw new HarnessError('ERR_DEBUG', `STRESS_DEBUG=inspect needs one test; ${howTo}`);
  process.stderr.write(`debug every test of ${category} is selected; ${howTo}\n`);
}
